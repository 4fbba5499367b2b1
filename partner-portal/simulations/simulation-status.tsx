import type { JSX } from 'solid-js'
import type { SimulationRow } from '../../shared/simulations.ts'
import { percent } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import type { Tone } from '../ui/shape.tsx'
import { Status } from '../ui/status.tsx'

const tones: Readonly<Record<SimulationRow['status'], Tone>> = {
  waiting: 'neutral',
  running: 'brand',
  done: 'ok',
  cancelled: 'neutral',
  failed: 'bad',
}

/** Where a simulation stands, with how far it is while it runs. */
export function SimulationStatusMark(props: {
  readonly row: Pick<SimulationRow, 'status' | 'progress'>
}): JSX.Element {
  const word = () => t(`simulations.status_${props.row.status}`)
  return (
    <Status tone={tones[props.row.status]}>
      {props.row.status === 'running' ? `${word()} ${percent(props.row.progress)}` : word()}
    </Status>
  )
}
