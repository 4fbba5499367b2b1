import type { Catalogue } from './catalogue.ts'
import { account } from './de/account.ts'
import { refusals } from './de/refusals.ts'
import { shell } from './de/shell.ts'
import { signIn } from './de/sign-in.ts'
import { timeline } from './de/timeline.ts'
import { ui } from './de/ui.ts'

export const de: Catalogue = { account, refusals, shell, signIn, timeline, ui }
