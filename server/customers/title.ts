import { leadTitle } from '../../shared/lead-title.ts'
import type { ShownRequest } from './view.ts'

/** What the manufacturer's mails call the lead. */
export const titleOf = (request: ShownRequest): string => leadTitle(request, request.locale)
