import type { Runtime } from '../runtime.ts'

/** Does something again and again, with a pause after each time. A fault is logged, and the next turn comes all the same. */
export function every(
  runtime: Runtime,
  pauseMs: () => number,
  act: () => Promise<void>,
): { stop(): Promise<void> } {
  let stopped = false
  let timer: NodeJS.Timeout
  let underWay = Promise.resolve()
  const turn = () => {
    underWay = act()
      .catch((error: unknown) => runtime.log.warn({ error }, 'the demo missed a turn'))
      .then(wait)
  }
  const wait = () => {
    if (!stopped) timer = setTimeout(turn, pauseMs())
  }
  wait()
  return {
    stop() {
      stopped = true
      clearTimeout(timer)
      return underWay
    },
  }
}
