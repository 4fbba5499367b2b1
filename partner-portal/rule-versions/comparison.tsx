import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { CanaryFigures, CanarySide, ReleaseView } from '../../shared/rules.ts'
import { none, number, percent } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Notice } from '../ui/status.tsx'
import { Table } from '../ui/table.tsx'

interface Line {
  readonly key: 'leads' | 'answered' | 'accepted' | 'refused' | 'median' | 'unassigned'
  readonly of: (side: CanarySide) => string
}

const refusedPart = ({ accepted, refused }: CanarySide) =>
  accepted + refused > 0 ? `${percent(refused / (accepted + refused))} (${number(refused)})` : none

const lines: readonly Line[] = [
  { key: 'leads', of: ({ leads }) => number(leads) },
  { key: 'answered', of: ({ answered }) => number(answered) },
  { key: 'accepted', of: ({ accepted }) => number(accepted) },
  { key: 'refused', of: refusedPart },
  {
    key: 'median',
    of: ({ acceptMinutesMedian: median }) =>
      median === null ? none : t('versions.minutes', { count: number(median, { maximumFractionDigits: 1 }) }),
  },
  { key: 'unassigned', of: ({ unassigned }) => number(unassigned) },
]

/** Both sides' figures beside each other, how they were counted, and what the guard says of them. */
export function Comparison(props: {
  readonly figures: CanaryFigures
  readonly release: ReleaseView
}): JSX.Element {
  const smaller = () => Math.min(props.figures.live.answered, props.figures.canary.answered)
  return (
    <>
      <Table
        caption={t('versions.compare')}
        rows={lines}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'figure',
            head: t('versions.figure'),
            cell: (line) => (
              <>
                {t(`versions.${line.key}`)}
                <span class="block text-small font-normal text-ink-soft">
                  {t(`versions.${line.key}Definition`)}
                </span>
              </>
            ),
          },
          {
            key: 'canary',
            head: t('versions.canary'),
            numeric: true,
            cell: (line) => <span class="num font-medium">{line.of(props.figures.canary)}</span>,
          },
          {
            key: 'live',
            head: t('versions.live'),
            numeric: true,
            cell: (line) => <span class="num">{line.of(props.figures.live)}</span>,
          },
        ]}
      />
      <div class="grid gap-3 border-t border-line p-4 md:px-5">
        <Show when={props.figures.why}>
          {(why) => <Notice tone="bad">{t(`versions.why_${why()}`)}</Notice>}
        </Show>
        <Show when={props.release.guard}>
          {(guard) => (
            <p class="text-small text-pretty text-ink-soft">
              <Show when={props.release.state === 'routing' && smaller() < guard().minLeads}>
                <strong class="block font-medium text-ink">
                  {t('versions.tooEarly', { count: smaller(), needed: guard().minLeads })}
                </strong>
              </Show>
              {t('versions.guardText', {
                slower: number(guard().slowerThan),
                declines: number(guard().declinesMoreBy),
                leads: number(guard().minLeads),
              })}
            </p>
          )}
        </Show>
      </div>
    </>
  )
}
