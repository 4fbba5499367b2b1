import type { Catalogue } from './catalogue.ts'
import { account } from './de/account.ts'
import { refusals } from './de/refusals.ts'
import { shell } from './de/shell.ts'
import { signIn } from './de/sign-in.ts'
import { ui } from './de/ui.ts'

export const de: Catalogue = { account, refusals, shell, signIn, ui }
