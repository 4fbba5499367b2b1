import type { JSX } from 'solid-js'
import { HoursFields } from '../hours/hours-fields.tsx'
import { t } from '../i18n/t.ts'
import { Section } from '../ui/page.tsx'
import type { PartnerForm } from './form-state.ts'
import { createUsualHours } from './usual-hours.ts'

/** When it works: the network's hours, or its own by weekday with breaks. */
export function HoursForm(props: { readonly form: PartnerForm }): JSX.Element {
  const usual = createUsualHours(() => props.form.base())
  return (
    <Section title={t('hours.title')}>
      <HoursFields
        own={props.form.draft.ownHours}
        hours={props.form.draft.hours}
        usual={usual()}
        ownLabel={t('hours.own')}
        onOwn={(own) => props.form.setDraft('ownHours', own)}
        onChange={(changes) => props.form.setDraft('hours', { ...props.form.draft.hours, ...changes })}
        fault={props.form.fault('hours')}
      />
    </Section>
  )
}
