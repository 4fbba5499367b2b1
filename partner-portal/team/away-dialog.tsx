import { createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { Absence } from '../../shared/partners.ts'
import { faultAt } from '../api/problem.ts'
import { DaysAway } from '../hours/days-away.tsx'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { toast } from '../ui/toasts.tsx'
import { saveAbsences } from './data.ts'

interface AwayDialogProps {
  readonly who: {
    readonly membershipId: string
    readonly name: string
    readonly you: boolean
    readonly absences: readonly Absence[]
  }
  readonly zone: string
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** When somebody is away. */
export function AwayDialog(props: AwayDialogProps): JSX.Element {
  // oxlint-disable-next-line solid/reactivity
  const [days, setDays] = createSignal<readonly Absence[]>(props.who.absences)
  const deed = createDeed(async () => {
    await saveAbsences(props.who, days())
    toast({ text: t('team.absencesSaved', { name: props.who.name }), tone: 'ok' })
    props.onSaved()
    props.onClose()
  })
  return (
    <Dialog
      open
      onClose={() => props.onClose()}
      title={t('team.editAbsences', { name: props.who.name })}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('people.cancel')}</Button>
          <Button type="submit" form="away" tone="primary" busy={deed.busy()}>
            {t('team.save')}
          </Button>
        </>
      }
    >
      <Form
        id="away"
        class="grid grid-cols-[minmax(0,1fr)] gap-4"
        onSubmit={deed.run}
        problem={deed.problem()}
      >
        <p class="text-ink-soft">{t('team.peopleHint')}</p>
        <DaysAway
          days={days()}
          onChange={setDays}
          add={t('hours.addAbsence')}
          zone={props.zone}
          fault={(index, field) => faultAt(deed.problem(), `/absences/${index}/${field}`)?.message}
        />
      </Form>
    </Dialog>
  )
}
