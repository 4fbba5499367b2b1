import type { JSX } from 'solid-js'
import { DaysAway } from '../hours/days-away.tsx'
import { t } from '../i18n/t.ts'
import { Section } from '../ui/page.tsx'
import type { PartnerForm } from './form-state.ts'

/** Days on which it gets no leads. */
export function AbsencesForm(props: { readonly form: PartnerForm }): JSX.Element {
  return (
    <Section title={t('hours.absences')}>
      <p class="mb-4 text-ink-soft">{t('hours.absencesHint')}</p>
      <DaysAway
        days={props.form.draft.absences}
        onChange={(days) => props.form.setDraft('absences', days)}
        add={t('hours.addAbsence')}
        fault={(index, field) => props.form.fault(`absences/${index}/${field}`)}
      />
    </Section>
  )
}
