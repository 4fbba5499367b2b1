import { createSignal } from 'solid-js'
import { serverNow } from '../api/clock.ts'
import { timeZone } from '../i18n/language.ts'
import { instantAt, tomorrowAtEight } from './moment.ts'

export type Way = 'now' | 'at' | 'canary'
export type PublishPlan = ReturnType<typeof createPublishPlan>

/** A number as people type it; what is none goes as it is, and the server says what is wrong with it. */
const typed = (text: string) => (text.trim() === '' ? text : Number(text.trim().replace(',', '.')))

/** How a version is to begin, as it is typed into the dialog. */
export function createPublishPlan() {
  const [way, setWay] = createSignal<Way>('now')
  const [at, setAt] = createSignal(tomorrowAtEight(serverNow(), timeZone()))
  const [share, setShare] = createSignal('10')
  const [minLeads, setMinLeads] = createSignal('20')
  const [slowerThan, setSlowerThan] = createSignal('1.5')
  const [declinesMoreBy, setDeclinesMoreBy] = createSignal('15')
  const [note, setNote] = createSignal('')
  const body = () => ({
    ...(note().trim() ? { note: note().trim() } : {}),
    ...(way() === 'at' ? { at: instantAt(at(), timeZone()) ?? at() } : {}),
    ...(way() === 'canary' ? { canary: canary() } : {}),
  })
  const canary = () => {
    const part = typed(share())
    return {
      share: typeof part === 'number' ? part / 100 : part,
      guard: {
        minLeads: typed(minLeads()),
        slowerThan: typed(slowerThan()),
        declinesMoreBy: typed(declinesMoreBy()),
      },
    }
  }
  return {
    way,
    setWay,
    at,
    setAt,
    share,
    setShare,
    minLeads,
    setMinLeads,
    slowerThan,
    setSlowerThan,
    declinesMoreBy,
    setDeclinesMoreBy,
    note,
    setNote,
    body,
  }
}
