import type { NotificationData, Waiting } from '../data.ts'
import type { Speech } from '../speech.ts'
import type { Letter, Reader } from './letter.ts'

/** What a language says in a digest. */
interface DigestWords {
  waiting: Record<Waiting['what'], (one: Waiting, say: Speech) => string>
  subject(waits: number, happened: number): string
  intro(waits: number): string
  waits: string
  happened: string
  more(count: number): string
  settled(count: number): string
  action: Record<'partner' | 'manufacturer', string>
  outro: string
}

/** The digest, built alike in every language: what waits, then what happened. */
export const digestLetter =
  (words: DigestWords) =>
  (digest: NotificationData['digest'], { say, desk, link }: Reader): Letter => {
    const waits = digest.waiting.length + digest.more
    const line = (text: string) => ({ text, detail: '', url: null })
    const waiting = digest.waiting.map((one) => ({
      text: one.title,
      detail: words.waiting[one.what](one, say),
      url: one.url,
    }))
    const happened = digest.happened.map(({ text, url }) => ({ text, detail: '', url }))
    const lists = [
      { title: words.waits, items: digest.more ? [...waiting, line(words.more(digest.more))] : waiting },
      {
        title: words.happened,
        items: digest.settled ? [...happened, line(words.settled(digest.settled))] : happened,
      },
    ]
    return {
      subject: words.subject(waits, digest.happened.length + digest.settled),
      intro: words.intro(waits),
      facts: [],
      lists: lists.filter(({ items }) => items.length),
      action: { label: words.action[desk === 'partner' ? desk : 'manufacturer'], url: link },
      outro: words.outro,
    }
  }
