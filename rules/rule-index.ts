import type { Slots, SlotValue } from './predicate.ts'
import type { Key, Requirement, Way } from './requirements.ts'

type Axis = Pick<Requirement, 'slot' | 'kind'>
type Branch = Map<Key, Branch | number[]>
/** The rules that are filed under the same facts, found by those facts' values one after the other. */
interface Drawer {
  axes: Axis[]
  branch: Branch
}

// Three facts tell most rules apart; each further one costs a look-up and files more copies.
const maxAxes = 3
const maxCopies = 64

const axisOf = ({ slot, kind }: Axis) => `${kind}:${slot}`

/** Finds the rules that may match a lead without looking at the others. Positions stay in rule order. */
export class RuleIndex {
  readonly #drawers = new Map<string, Drawer>()
  readonly #always: number[] = []
  readonly #lengths = new Map<number, Set<number>>()
  readonly #rank: Map<string, number>

  constructor(rules: readonly (readonly Way[])[]) {
    this.#rank = variety(rules)
    rules.forEach((ways, position) => {
      if (ways.some((way) => way.length === 0)) this.#always.push(position)
      else for (const way of ways) this.#file(this.#chosen(way), position)
    })
  }

  /** Ascending lists of positions; together they hold every rule that can match. */
  candidates(slots: Slots): number[][] {
    const lists: number[][] = this.#always.length > 0 ? [this.#always] : []
    for (const { axes, branch } of this.#drawers.values()) this.#collect(branch, axes, 0, slots, lists)
    return lists
  }

  /** Of one way's requirements the few that tell most rules apart, each fact once. */
  #chosen(way: Way): Requirement[] {
    const narrowest = new Map<string, Requirement>()
    for (const requirement of way) {
      const known = narrowest.get(axisOf(requirement))
      if (!known || requirement.keys.length < known.keys.length) {
        narrowest.set(axisOf(requirement), requirement)
      }
    }
    const share = (one: Requirement) => one.keys.length / (this.#rank.get(axisOf(one)) ?? 1)
    const chosen: Requirement[] = []
    let copies = 1
    for (const one of [...narrowest.values()].sort((a, b) => share(a) - share(b))) {
      if (chosen.length > 0 && copies * one.keys.length > maxCopies) continue
      copies *= one.keys.length
      if (chosen.push(one) === maxAxes) break
    }
    return chosen.sort((a, b) => a.slot - b.slot || a.kind.localeCompare(b.kind))
  }

  #file(requirements: Requirement[], position: number): void {
    const name = requirements.map(axisOf).join(' ')
    const drawer = this.#drawers.get(name) ?? {
      axes: requirements.map(({ slot, kind }) => ({ slot, kind })),
      branch: new Map(),
    }
    this.#drawers.set(name, drawer)
    for (const { slot, kind, keys } of requirements) if (kind === 'prefix') this.#noteLengths(slot, keys)
    const put = (branch: Branch, depth: number): void => {
      for (const key of requirements[depth]?.keys ?? []) {
        const below = branch.get(key)
        if (depth === requirements.length - 1) {
          const list = Array.isArray(below) ? below : []
          if (list.at(-1) !== position) list.push(position)
          branch.set(key, list)
        } else {
          const next = below instanceof Map ? below : new Map()
          branch.set(key, next)
          put(next, depth + 1)
        }
      }
    }
    put(drawer.branch, 0)
  }

  #noteLengths(slot: number, keys: readonly Key[]): void {
    const lengths = this.#lengths.get(slot) ?? new Set()
    for (const key of keys) lengths.add(String(key).length)
    this.#lengths.set(slot, lengths)
  }

  #collect(branch: Branch, axes: Axis[], depth: number, slots: Slots, into: number[][]): void {
    const axis = axes[depth]
    if (!axis) return
    const found = slots[axis.slot]
    if (found === undefined) return
    const follow = (key: Key) => {
      const below = branch.get(key)
      if (Array.isArray(below)) into.push(below)
      else if (below) this.#collect(below, axes, depth + 1, slots, into)
    }
    if (axis.kind === 'prefix') this.#followPrefixes(found, axis.slot, follow)
    else if (typeof found === 'object') found.forEach(follow)
    else follow(found)
  }

  #followPrefixes(found: SlotValue, slot: number, follow: (key: Key) => void): void {
    if (typeof found !== 'string') return
    for (const length of this.#lengths.get(slot) ?? []) {
      if (length <= found.length) follow(found.slice(0, length))
    }
  }
}

/** How many different keys each fact has over the whole rule set. */
function variety(rules: readonly (readonly Way[])[]): Map<string, number> {
  const keys = new Map<string, Set<Key>>()
  for (const requirement of rules.flat(2)) {
    const known = keys.get(axisOf(requirement)) ?? new Set()
    for (const key of requirement.keys) known.add(key)
    keys.set(axisOf(requirement), known)
  }
  return new Map([...keys].map(([axis, known]) => [axis, known.size]))
}
