/** Something that a person did and may still take back. */
export interface Unsent {
  /** Sends it, once however often it is called. */
  readonly sendNow: () => Promise<void>
  /** Takes it back; has no effect once it is being sent. */
  readonly takeBack: () => void
}

const waiting = new Set<Unsent>()
let listening = false

/** Keeps a deed until somebody sends it; at the latest when the page is left or somebody signs out. */
export function keepUnsent(send: () => Promise<void>): Unsent {
  let sent: Promise<void> | undefined
  const unsent: Unsent = {
    sendNow: () => (sent ??= send().finally(() => waiting.delete(unsent))),
    takeBack: () => void waiting.delete(unsent),
  }
  waiting.add(unsent)
  if (!listening) listen()
  return unsent
}

/** Sends what is waiting and resolves when the server has answered to all of it. */
export async function sendUnsent(): Promise<void> {
  await Promise.allSettled([...waiting].map((unsent) => unsent.sendNow()))
}

function listen(): void {
  listening = true
  addEventListener('pagehide', () => void sendUnsent())
  // A phone may end a page in the background without another word.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void sendUnsent()
  })
}
