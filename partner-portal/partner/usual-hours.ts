import { useQuery } from '@tanstack/solid-query'
import type { PartnerView } from '../../shared/partners.ts'
import type { Hours, Opening } from '../hours/hours.ts'
import { timeZone } from '../i18n/language.ts'
import { settingsQuery } from '../settings/data.ts'

type Place = Pick<PartnerView, 'country' | 'region'>

/** Nine to five on weekdays: what the network's hours are until somebody sets them, and what own ones begin as. */
export function usualHours({ country, region }: Place): Hours {
  const day: Opening[] = [['09:00', '17:00']]
  return {
    zone: timeZone(),
    week: { mon: day, tue: day, wed: day, thu: day, fri: day },
    holidays: region ? { country, region } : { country },
    closed: [],
  }
}

/** The manufacturer's hours as a partner keeps them: with the holidays of its own country and region. */
export function createUsualHours(partner: () => Place): () => Hours {
  const settings = useQuery(settingsQuery)
  return () => {
    const plain = usualHours(partner())
    if (!settings.isSuccess) return plain
    const { hours, timeZone: zone } = settings.data
    if (!hours) return { ...plain, zone }
    return { ...hours, zone, holidays: hours.holidays ? (plain.holidays ?? null) : null }
  }
}
