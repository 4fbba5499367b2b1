import { account } from './en/account.ts'
import { refusals } from './en/refusals.ts'
import { shell } from './en/shell.ts'
import { signIn } from './en/sign-in.ts'
import { ui } from './en/ui.ts'

export const en = { account, refusals, shell, signIn, ui }

export type English = typeof en
