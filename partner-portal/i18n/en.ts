import { scorecards } from './en/scorecards.ts'
import { partners } from './en/partners.ts'
import { account } from './en/account.ts'
import { answer } from './en/answer.ts'
import { inbox } from './en/inbox.ts'
import { refusals } from './en/refusals.ts'
import { shell } from './en/shell.ts'
import { signIn } from './en/sign-in.ts'
import { timeline } from './en/timeline.ts'
import { ui } from './en/ui.ts'

export const en = { account, answer, inbox, refusals, shell, signIn, timeline, ui, partners, scorecards }

export type English = typeof en
