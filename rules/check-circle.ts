import { farthestKm } from './distribute.ts'
import type { FaultList, Path } from './faults.ts'
import { kindOf } from './faults.ts'
import { limits } from './limits.ts'

const bounds = { latitude: [-90, 90], longitude: [-180, 180], km: [0, farthestKm] } as const

/** A place in degrees and kilometres around it, with a name if people gave it one. */
export function checkCircle(circle: Record<string, unknown>, at: Path, faults: FaultList): void {
  for (const key of Object.keys(circle)) {
    if (key !== 'label' && !Object.hasOwn(bounds, key)) {
      faults.add([...at, key], 'unknown_key', { key, nearest: null })
    }
  }
  for (const [field, [from, to]] of Object.entries(bounds)) {
    const found = circle[field]
    if (found === undefined) faults.add(at, 'missing_field', { field })
    else if (typeof found !== 'number') {
      faults.add([...at, field], 'wrong_type', { expected: 'number', found: kindOf(found) })
    } else if (!(found >= from && found <= to)) faults.add([...at, field], 'out_of_range', { from, to })
  }
  if (circle.label !== undefined) checkLabel(circle.label, [...at, 'label'], faults)
}

function checkLabel(label: unknown, at: Path, faults: FaultList): void {
  if (typeof label !== 'string') {
    faults.add(at, 'wrong_type', { expected: 'string', found: kindOf(label) })
  } else if (label.includes('\0') || !label.isWellFormed()) faults.add(at, 'unusable_text', {})
  else if (label.length > limits.text) faults.add(at, 'too_long', { limit: limits.text })
  else if (label.trim() === '') faults.add(at, 'empty_text', {})
}
