import type { Reading } from '../../shared/replies.ts'
import { clausesOf } from './clauses.ts'
import { readAboutOffer } from './read-about-offer.ts'
import { readAboutOpportunity } from './read-about-opportunity.ts'

/** What a mail was about when it was answered: an offer that waits for its answer, or an opportunity being worked. */
export type Topic = 'offer' | 'opportunity'

/** Own words longer than this say more than a reader of key words should act on. */
const longest = 900

/**
 * What a reply says, in English or German. Clear only where it says so plainly: no question, no doubt, no condition,
 * nothing against it, not too long.
 *
 * @param words the writer's own words (`own-words.ts`)
 * @param today the reader's local day, `YYYY-MM-DD`
 */
export function readReply(words: string, topic: Topic, today: string): Reading {
  const note = storable(words)
  const clauses = clausesOf(note, today)
  const read = topic === 'offer' ? readAboutOffer(clauses) : readAboutOpportunity(clauses)
  return { ...read, note, clear: read.clear && note.length <= longest }
}

/** Text as the database takes it, at most 1,000 characters. */
const storable = (words: string): string =>
  words
    .toWellFormed()
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .trim()
    .slice(0, 1000)
    .toWellFormed()
    .trim()
