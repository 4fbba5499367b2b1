import { account } from './en/account.ts'
import { refusals } from './en/refusals.ts'
import { shell } from './en/shell.ts'
import { signIn } from './en/sign-in.ts'
import { timeline } from './en/timeline.ts'
import { ui } from './en/ui.ts'

export const en = { account, refusals, shell, signIn, timeline, ui }

export type English = typeof en
