import { useQuery, useQueryClient } from '@tanstack/solid-query'
import { createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { Absence } from '../../shared/partners.ts'
import { api } from '../api/client.ts'
import { faultAt } from '../api/problem.ts'
import { DaysAway } from '../hours/days-away.tsx'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Form } from '../ui/form.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { Skeleton } from '../ui/states.tsx'
import { toast } from '../ui/toasts.tsx'

interface MyAbsences {
  readonly absences: readonly Absence[]
}

const path = '/me/absences'

/** When one is away oneself: colleagues are told meanwhile. */
export function Absences(): JSX.Element {
  const mine = useQuery(() => ({
    queryKey: ['my-absences'],
    queryFn: ({ signal }) => api.get<MyAbsences>(path, { signal }),
  }))
  return (
    <Section title={t('hours.absences')}>
      <p class="mb-4 text-ink-soft">{t('account.absencesText')}</p>
      <Loaded query={mine} skeleton={<Skeleton rows={1} />}>
        {/* Read once: another poll must not type into the form. */}
        {(saved) => <AbsencesForm saved={saved().absences} />}
      </Loaded>
    </Section>
  )
}

function AbsencesForm(props: { readonly saved: readonly Absence[] }): JSX.Element {
  const queries = useQueryClient()
  // oxlint-disable-next-line solid/reactivity
  const [days, setDays] = createSignal(props.saved)
  const deed = createDeed(async () => {
    const saved = await api.put<MyAbsences>(path, { absences: days() })
    setDays(saved.absences)
    queries.setQueryData(['my-absences'], saved)
    toast({ text: t('account.absencesSaved') })
  })
  return (
    <Form class="grid grid-cols-[minmax(0,1fr)] gap-4" onSubmit={deed.run} problem={deed.problem()}>
      <DaysAway
        days={days()}
        onChange={setDays}
        add={t('hours.addAbsence')}
        fault={(index, field) => faultAt(deed.problem(), `/absences/${index}/${field}`)?.message}
      />
      <div>
        <Button type="submit" tone="primary" busy={deed.busy()}>
          {t('account.save')}
        </Button>
      </div>
    </Form>
  )
}
