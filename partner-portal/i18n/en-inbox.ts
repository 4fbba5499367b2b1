import { inbox } from './en/inbox.ts'
import { refusals } from './en/refusals.ts'
import { shell } from './en/shell.ts'
import { signIn } from './en/sign-in.ts'
import { ui } from './en/ui.ts'

/** The texts of the first page that a partner opens, in English: nothing that is not drawn there. */
export const enInbox = { inbox, refusals, shell, signIn, ui }

export type InboxEnglish = typeof enInbox
