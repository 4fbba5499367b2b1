type Act = () => Promise<void>

/** Things to do in the order of their time; what is put in at the same time keeps its order. */
export interface Agenda {
  put(at: Date, act: Act): void
  /** For what concerns nothing but itself: it may go on while later things begin, up to the next one that may not. */
  putBeside(at: Date, act: Act): void
  /** Does everything that is due before a moment, what is put in meanwhile included. */
  liveUntil(end: Date, moveTo: (at: Date) => void): Promise<void>
}

interface Entry {
  at: Date
  act: Act
  beside: boolean
}

// Each takes a connection, and each connection plans every statement anew.
const mostBeside = 2

export function newAgenda(): Agenda {
  const entries: Entry[] = []
  const underWay = new Set<Promise<void>>()

  const put = (entry: Entry) => {
    let low = 0
    for (let high = entries.length; low < high;) {
      const middle = (low + high) >>> 1
      // The latest stands first, so that taking the earliest moves nothing.
      if (entries[middle]!.at > entry.at) low = middle + 1
      else high = middle
    }
    entries.splice(low, 0, entry)
  }
  const beside = async (act: Act) => {
    while (underWay.size >= mostBeside) await Promise.race(underWay)
    const doing: Promise<void> = act().finally(() => underWay.delete(doing))
    doing.catch(() => undefined)
    underWay.add(doing)
  }
  const nextBefore = (end: Date) => {
    const next = entries.at(-1)
    return next && next.at < end ? next : null
  }

  return {
    put: (at, act) => put({ at, act, beside: false }),
    putBeside: (at, act) => put({ at, act, beside: true }),
    async liveUntil(end, moveTo) {
      for (;;) {
        const next = nextBefore(end)
        if (!next?.beside && underWay.size) await Promise.all(underWay)
        else if (!next) return
        else {
          entries.pop()
          if (next.beside) await beside(next.act)
          else {
            moveTo(next.at)
            await next.act()
          }
        }
      }
    },
  }
}
