import type { FaultList, Path } from './faults.ts'
import { limits } from './limits.ts'

// Deeper than any rule set gets (conditions 5 deep, two levels each), far from any stack's end.
const maxDepth = 32
const maxNodes = 2_000_000

/**
 * Refuses what would overflow a stack or run forever, before anything recurses into it.
 * Walks with a list of its own, so that depth costs memory and no stack; true if all is well.
 */
export function staysInBounds(input: unknown, faults: FaultList, path: Path = []): boolean {
  let nodes = 0
  let level: { value: unknown; root: Path }[] = [{ value: input, root: path }]
  for (let depth = 0; level.length > 0; depth++) {
    const next: typeof level = []
    for (const { value, root } of level) {
      if (typeof value !== 'object' || value === null) continue
      if (depth >= maxDepth) {
        faults.add(root, 'too_deep', { limit: limits.depth })
        return false
      }
      nodes += 1
      for (const [key, child] of Object.entries(value)) {
        // The rule is near enough: /rules/7, not the thousand steps below it.
        next.push({ value: child, root: root.length < 2 ? [...root, key] : root })
        if (next.length + nodes > maxNodes) {
          faults.add(path, 'too_large', { limit: maxNodes })
          return false
        }
      }
    }
    level = next
  }
  return true
}
