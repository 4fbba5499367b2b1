import { useQuery } from '@tanstack/solid-query'
import { For, Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import { number } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { projected, roundLength } from './circle.ts'
import type { Circle } from './content.ts'
import { partnersQuery } from './data.ts'

const width = 320
const height = 200
/** The radius takes this part of half the map's height. */
const part = 0.72

/** A circle around a place, to scale, with the partners that are near. */
export function CircleMap(props: { readonly circle: Circle }): JSX.Element {
  const partners = useQuery(partnersQuery)
  const scale = () => (height / 2 / Math.max(props.circle.km, 0.1)) * part
  const points = createMemo(() => {
    const rows = partners.isSuccess ? partners.data.rows : []
    return rows
      .flatMap(({ name, status, latitude, longitude }) => {
        if (status !== 'active' || latitude === null || longitude === null) return []
        const { x, y } = projected(props.circle, { latitude, longitude })
        const inside = Math.hypot(x, y) <= props.circle.km
        return [{ name, x: width / 2 + x * scale(), y: height / 2 + y * scale(), inside }]
      })
      .filter(({ x, y }) => x >= 0 && x <= width && y >= 0 && y <= height)
  })
  const inside = () => points().filter((one) => one.inside).length
  const bar = () => roundLength(width / 4 / scale())
  const text = () =>
    [
      t('rules.mapText', { km: number(props.circle.km), place: props.circle.label ?? '' }),
      ...(partners.isSuccess && partners.data.rows.length > 0
        ? [t('rules.mapPartners', { count: inside() })]
        : []),
    ].join(' ')
  return (
    <figure class="grid max-w-80 gap-1">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={text()}
        class="block w-full rounded-large border border-line bg-well"
      >
        <circle
          cx={width / 2}
          cy={height / 2}
          r={(height / 2) * part}
          class="fill-brand/12 stroke-brand"
          stroke-width="1.5"
        />
        <For each={points()}>
          {(point) => (
            <circle
              cx={point.x}
              cy={point.y}
              r="4"
              stroke-width="1.5"
              class={point.inside ? 'fill-brand stroke-surface' : 'fill-surface stroke-edge'}
            >
              <title>{point.name}</title>
            </circle>
          )}
        </For>
        <path
          d={`M${width / 2 - 5} ${height / 2}h10M${width / 2} ${height / 2 - 5}v10`}
          class="stroke-ink"
          stroke-width="1.5"
        />
        <path d={`M12 ${height - 14}v4h${bar() * scale()}v-4`} class="fill-none stroke-ink-soft" />
        <text x={16 + bar() * scale()} y={height - 9} class="num fill-ink-soft text-[11px]">
          {number(bar())} km
        </text>
      </svg>
      <Show when={props.circle.label}>
        <figcaption class="text-small text-ink-soft">{text()}</figcaption>
      </Show>
    </figure>
  )
}
