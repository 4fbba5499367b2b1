import { useQuery, useQueryClient } from '@tanstack/solid-query'
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { PerformanceView } from '../../shared/partners.ts'
import { api } from '../api/client.ts'
import { calendarDay, none, number } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { toast } from '../ui/toasts.tsx'

interface ScoresProps {
  readonly open: boolean
  readonly onClose: () => void
}

const queryKey = ['performance']
/** How many rows are drawn before one asks for more. */
const drawn = 100

/** The scores by which rules put the best first: the published ones, and those that a publication would set. */
export function Scores(props: ScoresProps): JSX.Element {
  const queries = useQueryClient()
  const scores = useQuery(() => ({
    queryKey,
    queryFn: ({ signal }) => api.get<PerformanceView>('/performance', { signal }),
    enabled: props.open,
  }))
  const deed = createDeed(async () => {
    queries.setQueryData(queryKey, await api.post<PerformanceView>('/performance/publish'))
    void queries.invalidateQueries({ queryKey: ['partner'] })
    toast({ text: t('partners.scoresPublished'), tone: 'ok' })
  })
  const mayPublish = () => scores.isSuccess && scores.data.can.includes('publish')
  return (
    <Dialog
      wide
      open={props.open}
      onClose={() => props.onClose()}
      title={t('partners.scoresTitle')}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('ui.close')}</Button>
          <Show when={mayPublish()}>
            <Button tone="primary" type="submit" form="scores" busy={deed.busy()}>
              {t('partners.publishScores')}
            </Button>
          </Show>
        </>
      }
    >
      <Loaded query={scores}>
        {(view) => (
          <Form id="scores" class="grid gap-4" onSubmit={deed.run} problem={deed.problem()}>
            <p>
              {t('partners.scoresText', {
                from: calendarDay(view().from),
                to: calendarDay(view().to),
              })}
            </p>
            <p class="text-small text-ink-soft">{t('partners.scoresMade')}</p>
            <ScoreTable rows={view().rows} />
          </Form>
        )}
      </Loaded>
    </Dialog>
  )
}

type Row = PerformanceView['rows'][number]

function ScoreTable(props: { readonly rows: readonly Row[] }): JSX.Element {
  const [most, setMost] = createSignal(drawn)
  const best = () => props.rows.toSorted((a, b) => b.next - a.next)
  return (
    <>
      <table class="w-full border-collapse text-left">
        <caption class="sr-only">{t('partners.scoresTitle')}</caption>
        <thead class="border-b border-line text-small text-ink-soft">
          <tr class="*:py-2 *:font-medium">
            <th scope="col">{t('partners.partner')}</th>
            <th scope="col" class="pl-3 text-right">
              {t('partners.scorePublished')}
            </th>
            <th scope="col" class="pl-3 text-right">
              {t('partners.scoreNext')}
            </th>
            <th scope="col" class="pl-3 text-right">
              {t('partners.scoreAnswered')}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={best().slice(0, most())}>
            {(row) => (
              <tr class="border-b border-line last:border-0 *:py-2">
                <th scope="row" class="font-medium wrap-anywhere">
                  {row.partner.name}
                </th>
                <td class="num pl-3 text-right">{score(row.published)}</td>
                <td class="num pl-3 text-right font-medium">{score(row.next)}</td>
                <td class="num pl-3 text-right text-ink-soft">{number(row.answered)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={best().length > most()}>
        <Button onClick={() => setMost((n) => n + drawn)}>
          {t('partners.more', { count: best().length - most() })}
        </Button>
      </Show>
    </>
  )
}

/** From 0 to 100, as it is told; the API has it from 0 to 1. */
const score = (value: number | null) =>
  value === null ? none : number(value * 100, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
