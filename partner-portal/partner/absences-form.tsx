import Plus from 'lucide-solid/icons/plus'
import X from 'lucide-solid/icons/x'
import { Index } from 'solid-js'
import type { JSX } from 'solid-js'
import type { Absence } from '../../shared/partners.ts'
import { serverNow } from '../api/clock.ts'
import { timeZone } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'
import { dayIn } from '../scorecards/days.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { DateField } from '../ui/text-field.tsx'
import type { PartnerForm } from './form-state.ts'

/** Days on which it gets no leads. */
export function AbsencesForm(props: { readonly form: PartnerForm }): JSX.Element {
  const absences = () => props.form.draft.absences
  const set = (next: Absence[]) => props.form.setDraft('absences', next)
  const change = (index: number, changes: Partial<Absence>) =>
    set(absences().map((one, at) => (at === index ? { ...one, ...changes } : one)))
  const add = () => {
    const today = dayIn(timeZone(), serverNow())
    set([...absences(), { from: today, to: today }])
  }
  return (
    <Section title={t('partner.absences')}>
      <div class="grid gap-4">
        <p class="text-ink-soft">{t('partner.absencesHint')}</p>
        <Index each={absences()}>
          {(away, index) => (
            <div class="flex items-start gap-2">
              <DateField
                bare
                class="flex-1 md:max-w-44"
                label={t('partner.firstDay')}
                required
                value={away().from}
                onInput={(from) => change(index, { from })}
                error={props.form.fault(`absences/${index}/from`)}
              />
              <span aria-hidden="true" class="pt-1.5">
                –
              </span>
              <DateField
                bare
                class="flex-1 md:max-w-44"
                label={t('partner.lastDay')}
                required
                min={away().from}
                value={away().to}
                onInput={(to) => change(index, { to })}
                error={props.form.fault(`absences/${index}/to`)}
              />
              <IconButton
                icon={X}
                label={t('partner.removeAbsence')}
                onClick={() => set(absences().filter((_, at) => at !== index))}
              />
            </div>
          )}
        </Index>
        <div>
          <Button icon={Plus} onClick={add}>
            {t('partner.addAbsence')}
          </Button>
        </div>
      </div>
    </Section>
  )
}
