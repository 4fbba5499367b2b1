import BellOff from 'lucide-solid/icons/bell-off'
import CircleX from 'lucide-solid/icons/circle-x'
import Mail from 'lucide-solid/icons/mail'
import MailX from 'lucide-solid/icons/mail-x'
import PhoneCall from 'lucide-solid/icons/phone-call'
import PhoneOff from 'lucide-solid/icons/phone-off'
import Scale from 'lucide-solid/icons/scale'
import UserX from 'lucide-solid/icons/user-x'
import { discrepancyResolutions } from '../../shared/codes.ts'
import { t } from '../i18n/t.ts'
import { partnerOf } from './names.ts'
import type { Wording } from './names.ts'

/** What the customer was written and has said. */
export const customerKinds: Readonly<Record<string, Wording>> = {
  customer_introduced: () => ({ icon: Mail, title: t('timeline.customerIntroduced'), quiet: true }),
  customer_asked: () => ({ icon: Mail, title: t('timeline.customerAsked'), quiet: true }),
  customer_unreachable: () => ({ icon: MailX, title: t('timeline.customerUnreachable'), quiet: true }),
  customer_confirmed_contact: () => ({ icon: PhoneCall, title: t('timeline.customerConfirmedContact') }),
  customer_not_reached: () => ({ icon: PhoneOff, title: t('timeline.customerNotReached') }),
  customer_wants_another: () => ({ icon: UserX, title: t('timeline.customerWantsAnother') }),
  customer_withdrew: () => ({ icon: CircleX, title: t('timeline.customerWithdrew') }),
  customer_stopped_mails: () => ({ icon: BellOff, title: t('timeline.customerStoppedMails'), quiet: true }),
  opportunity_withdrawn: () => ({ icon: CircleX, title: t('timeline.opportunityWithdrawn') }),
  discrepancy_asked: (entry, names) => ({
    icon: Scale,
    title: t('timeline.discrepancyAsked', { partner: partnerOf(entry, names) }),
  }),
  discrepancy_settled: ({ data }) => {
    const resolution = discrepancyResolutions.find((one) => one === data['resolution']) ?? 'misunderstanding'
    return {
      icon: Scale,
      title: t('timeline.discrepancySettled', { resolution: t(`timeline.resolution_${resolution}`) }),
    }
  },
}
