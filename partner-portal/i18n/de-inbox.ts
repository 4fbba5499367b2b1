import type { InboxCatalogue } from './catalogue.ts'
import { inbox } from './de/inbox.ts'
import { refusals } from './de/refusals.ts'
import { shell } from './de/shell.ts'
import { signIn } from './de/sign-in.ts'
import { ui } from './de/ui.ts'

export const deInbox: InboxCatalogue = { inbox, refusals, shell, signIn, ui }
