import Minus from 'lucide-solid/icons/minus'
import Plus from 'lucide-solid/icons/plus'
import Scan from 'lucide-solid/icons/scan'
import { For, Show, createMemo, createUniqueId } from 'solid-js'
import type { JSX } from 'solid-js'
import type { AreaRow, TerritoriesView } from '../../shared/territories.ts'
import { t } from '../i18n/t.ts'
import { IconButton } from '../ui/button.tsx'
import { cellsOf, onPlane, pathOf } from './cells.ts'
import { coverageOf } from './coverage.ts'
import { createMapWindow, dragged } from './map-window.ts'
import type { Box } from './map-window.ts'
import type { TerritoryState } from './view-state.ts'

interface MapProps {
  readonly view: TerritoriesView
  readonly state: TerritoryState
  readonly onOpen: (area: string) => void
}

/** The postal areas of a country as cells around their centres, and over them what the layers show. */
export function TerritoryMap(props: MapProps): JSX.Element {
  const drawn = createMemo(() => draw(props.view))
  const window = createMapWindow(() => drawn().whole)
  const pattern = createUniqueId()
  const size = () => (drawn().whole.width / 60) * window.scale()
  const box = () => window.box()
  return (
    <div class="relative overflow-hidden">
      <svg
        role="img"
        aria-label={sentenceOf(props.view)}
        viewBox={`${box().x} ${box().y} ${box().width} ${box().height}`}
        class="block aspect-4/5 max-h-[44rem] w-full touch-pan-y select-none md:cursor-grab"
        {...dragged(window)}
      >
        <Patterns id={pattern} size={size()} />
        <For each={drawn().cells}>
          {(cell) => (
            <g onClick={() => props.onOpen(cell.area.area)} class="cursor-pointer">
              <title>{`${cell.area.code} ${cell.area.town}`}</title>
              <path d={cell.path} class={fillOf(cell.area, props.state)} stroke-width={size() / 12} />
              <Show when={props.state.shows('gaps') && coverageOf(cell.area) !== 'covered'}>
                <path d={cell.path} fill={`url(#${pattern}-${coverageOf(cell.area)})`} />
              </Show>
            </g>
          )}
        </For>
        <Show when={props.state.shows('partners')}>
          <Partners view={props.view} latitude={drawn().latitude} size={size()} />
        </Show>
        <g class="pointer-events-none">
          <Show when={props.state.shows('leads')}>
            <For each={drawn().cells}>
              {(cell) => <Leads cell={cell} most={drawn().most} size={size()} />}
            </For>
          </Show>
          <For each={drawn().cells}>
            {(cell) => (
              <text
                x={cell.x}
                y={cell.y + size() * 0.35}
                text-anchor="middle"
                font-size={String(size())}
                class="fill-ink font-medium"
              >
                {props.state.shows('overlap') ? cell.area.most : cell.area.code}
              </text>
            )}
          </For>
          <For each={drawn().cells.filter(({ area }) => area.area === props.state.area())}>
            {(cell) => <path d={cell.path} class="fill-none stroke-ink" stroke-width={size() / 3} />}
          </For>
        </g>
      </svg>
      <div class="absolute top-2 right-2 grid gap-1 rounded-large bg-surface shadow-low">
        <IconButton icon={Plus} label={t('territories.nearer')} onClick={() => window.nearer()} />
        <IconButton icon={Minus} label={t('territories.further')} onClick={() => window.further()} />
        <IconButton icon={Scan} label={t('territories.whole')} onClick={() => window.reset()} />
      </div>
    </div>
  )
}

interface Cell {
  readonly area: AreaRow
  readonly path: string
  readonly x: number
  readonly y: number
}

function draw({ areas }: TerritoriesView) {
  const latitude = areas.reduce((sum, area) => sum + area.latitude, 0) / Math.max(1, areas.length)
  const spots = areas.map((area) => ({ ...onPlane(area, latitude), reach: area.radiusKm }))
  const shapes = cellsOf(spots)
  const cells: Cell[] = areas.map((area, nth) => ({
    area,
    path: pathOf(shapes[nth]!),
    x: spots[nth]!.x,
    y: spots[nth]!.y,
  }))
  const corners = shapes.flat()
  return {
    latitude,
    cells,
    most: Math.max(1, ...areas.map(({ leads }) => leads)),
    whole: around(corners),
  }
}

function around(corners: readonly (readonly [number, number])[]): Box {
  if (!corners.length) return { x: 0, y: 0, width: 4, height: 5 }
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top }
}

const strong = ['fill-surface', 'fill-brand/15', 'fill-brand/30', 'fill-brand/45', 'fill-brand/60'] as const

function fillOf(area: AreaRow, state: TerritoryState): string {
  const line = 'stroke-line hover:stroke-ink'
  if (state.shows('overlap')) return `${strong[Math.min(area.most, strong.length - 1)]} ${line}`
  if (!state.shows('gaps')) return `fill-sunken ${line}`
  return `${{ none: 'fill-bad-tint', part: 'fill-warn-tint', covered: 'fill-ok-tint' }[coverageOf(area)]} ${line}`
}

/** Lines where nobody is and dots where somebody is missing: told apart without colour. */
function Patterns(props: { readonly id: string; readonly size: number }): JSX.Element {
  const step = () => props.size * 0.55
  return (
    <defs>
      <pattern
        id={`${props.id}-none`}
        width={step()}
        height={step()}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <line y2={step()} class="stroke-bad" stroke-width={step() / 3} />
      </pattern>
      <pattern id={`${props.id}-part`} width={step()} height={step()} patternUnits="userSpaceOnUse">
        <circle cx={step() / 2} cy={step() / 2} r={step() / 7} class="fill-warn" />
      </pattern>
    </defs>
  )
}

/** Its area tells how many. */
function Leads(props: { readonly cell: Cell; readonly most: number; readonly size: number }): JSX.Element {
  const radius = () => props.size * 2.2 * Math.sqrt(props.cell.area.leads / props.most)
  return (
    <Show when={props.cell.area.leads > 0}>
      <circle
        cx={props.cell.x}
        cy={props.cell.y}
        r={radius()}
        class="fill-brand/25 stroke-brand"
        stroke-width={props.size / 8}
      />
    </Show>
  )
}

function Partners(props: {
  readonly view: TerritoriesView
  readonly latitude: number
  readonly size: number
}): JSX.Element {
  return (
    <g class="pointer-events-none">
      <For each={props.view.partners}>
        {(partner) => {
          const at = () => onPlane(partner, props.latitude)
          const half = () => props.size * 0.28
          return (
            <>
              <Show when={partner.radiusKm}>
                {(km) => (
                  <circle
                    cx={at().x}
                    cy={at().y}
                    r={km()}
                    class="fill-none stroke-ink-soft"
                    stroke-width={props.size / 10}
                    stroke-dasharray={`${props.size / 2} ${props.size / 3}`}
                  />
                )}
              </Show>
              <rect
                x={at().x - half()}
                y={at().y - half()}
                width={2 * half()}
                height={2 * half()}
                class="fill-ink stroke-surface"
                stroke-width={props.size / 12}
              />
            </>
          )
        }}
      </For>
    </g>
  )
}

function sentenceOf({ areas }: TerritoriesView): string {
  const gaps = areas.filter((area) => coverageOf(area) !== 'covered')
  const leads = gaps.reduce((sum, area) => sum + area.leads, 0)
  return t('territories.sentence', { areas: areas.length, gaps: gaps.length, leads })
}
