import { createMemo, createSignal, onCleanup } from 'solid-js'
import type { Accessor } from 'solid-js'

// The device's clock may be minutes off; deadlines are the server's.
const [offset, setOffset] = createSignal(0)

/** Milliseconds since the epoch by this device's clock. */
export const deviceNow = (): number => Date.now()

/** Milliseconds since the epoch by the server's clock, as measured with the last answer. */
export const serverNow = (): number => deviceNow() + offset()

/** Measures the offset from an answer's `X-Baton-Now`; `sentAt` is the device's time at sending, in ms. */
export function noteServerTime(headers: Headers, sentAt: number): void {
  const told = Date.parse(headers.get('X-Baton-Now') ?? '')
  if (Number.isNaN(told)) return
  const receivedAt = deviceNow()
  const measured = told - (sentAt + receivedAt) / 2
  const doubt = (receivedAt - sentAt) / 2
  // Within the doubt of a slow answer the older measure is as good; changing it makes countdowns jump.
  if (Math.abs(measured - offset()) > doubt) setOffset(measured)
}

interface Ticker {
  readonly tick: Accessor<number>
  readonly enter: () => void
  readonly leave: () => void
}

function createTicker(period: number): Ticker {
  const [tick, setTick] = createSignal(0)
  let users = 0
  let timer: ReturnType<typeof setInterval> | undefined
  return {
    tick,
    enter: () => {
      if (users++ === 0) timer = setInterval(() => setTick((n) => n + 1), period)
    },
    leave: () => {
      if (--users === 0) clearInterval(timer)
    },
  }
}

const tickers = { second: createTicker(1000), minute: createTicker(20_000) }

/** The server's time as a signal, moving every second or (precision `minute`) every 20 s. */
export function createNow(precision: keyof typeof tickers = 'second'): Accessor<number> {
  const ticker = tickers[precision]
  ticker.enter()
  onCleanup(ticker.leave)
  const now = createMemo(() => {
    ticker.tick()
    return serverNow()
  })
  return now
}
