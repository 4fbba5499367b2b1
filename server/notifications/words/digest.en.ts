import type { Waiting } from '../data.ts'
import type { Speech } from '../speech.ts'
import type { Words } from './letter.ts'
import { digestLetter } from './digest.ts'

const waiting: Record<Waiting['what'], (one: Waiting, say: Speech) => string> = {
  offer: ({ at }, say) => `New lead. Answer by ${say.when(at!)}`,
  first_contact: ({ at }, say) => `First contact was due on ${say.when(at!)}`,
  next_step: ({ day, who }, say) => `Next step${who ? ` “${who}”` : ''} was due on ${say.day(day!)}`,
  task: ({ day, who }, say) => `Task${who ? ` “${who}”` : ''}, due on ${say.day(day!)}`,
  follow_up: ({ at }, say) => `Quiet since ${say.when(at!)}: how does it stand?`,
  lead_unassigned: ({ at }, say) => `Nobody to take it since ${say.when(at!)}`,
  lead_held: ({ at }, say) => `Held since ${say.when(at!)}: somebody must look`,
  offer_expiring: ({ at, who }, say) => `${who} has not answered; runs out ${say.when(at!)}`,
  help_wanted: ({ who }) => `${who} asks for help`,
  reclaim_proposed: ({ who }) => `${who} has not answered the reminders: reclaim it?`,
  discrepancy: ({ who }) => `The customer says that ${who} has not been in touch`,
}

/** The words of the digest. */
export const digestEn: Pick<Words, 'digest'> = {
  digest: digestLetter({
    waiting,
    subject: (waits, happened) =>
      waits
        ? `${waits === 1 ? 'One thing needs' : `${waits} things need`} your answer`
        : `What happened: ${happened === 1 ? 'one thing' : `${happened} things`}`,
    intro: (waits) =>
      waits
        ? 'This waits for you, the most urgent first.'
        : 'Nothing waits for you. This is what has happened.',
    waits: 'Needs an answer',
    happened: 'What happened',
    more: (count) => `And ${count} more in the portal`,
    settled: (count) =>
      count === 1 ? 'One matter was settled meanwhile' : `${count} matters were settled meanwhile`,
    action: { partner: 'Open your leads', manufacturer: 'Open today’s list' },
    outro: 'What reaches you, where and when, is yours to choose: in the portal under your account.',
  }),
}
