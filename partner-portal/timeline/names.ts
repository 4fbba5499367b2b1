import type { TimelineEntry } from '../../shared/leads.ts'
import { t } from '../i18n/t.ts'
import type { Happening } from '../ui/timeline.tsx'

/** What the caller can put a name to; without one, partners are «the partner» and stages their key. */
export interface Names {
  /** The partner of an entry, by the ids in its data: `partnerId`, `offerId` or `opportunityId`. */
  readonly partner?: (data: TimelineEntry['data']) => string | undefined
  readonly stage?: (key: string) => string | undefined
  readonly closeReason?: (key: string) => string | undefined
}

/** How one kind of entry is told. */
export type Wording = (
  entry: TimelineEntry,
  names: Names,
) => Pick<Happening, 'icon' | 'body' | 'quiet'> & { readonly title: string }

/** The partner of an entry by name, as far as the caller knows it. */
export const partnerOf = ({ data }: TimelineEntry, names: Names): string =>
  names.partner?.(data) ?? t('timeline.partner')
