import Building from 'lucide-solid/icons/building'
import BellRing from 'lucide-solid/icons/bell-ring'
import ListPlus from 'lucide-solid/icons/list-plus'
import MailIcon from 'lucide-solid/icons/mail'
import MapIcon from 'lucide-solid/icons/map'
import Plug from 'lucide-solid/icons/plug'
import MessageCircleQuestion from 'lucide-solid/icons/message-circle-question-mark'
import type { Permission } from '../../shared/roles.ts'
import { t } from '../i18n/t.ts'
import type { Icon } from '../ui/button.tsx'

/** Under which heading of the hub a screen stands. */
export const groups = ['company', 'leads', 'clocks', 'messages'] as const
export type Group = (typeof groups)[number]

export interface SettingsEntry {
  readonly path: string
  readonly group: Group
  readonly icon: Icon
  readonly title: () => string
  /** What one decides there, in a sentence. */
  readonly text: () => string
  /** What one must be allowed to see it; null: whoever works for the manufacturer. */
  readonly permission: Permission | null
}

/** Every screen that is reached from the settings: one entry each. */
export const entries: readonly SettingsEntry[] = [
  {
    path: '/settings/manufacturer',
    group: 'company',
    icon: Building,
    title: () => t('settings.manufacturer'),
    text: () => t('settings.manufacturerText'),
    permission: null,
  },
  {
    path: '/fields',
    group: 'leads',
    icon: ListPlus,
    title: () => t('fields.title'),
    text: () => t('settings.fieldsText'),
    permission: null,
  },
  {
    path: '/settings/connections',
    group: 'messages',
    icon: Plug,
    title: () => t('connections.title'),
    text: () => t('connections.entry'),
    permission: 'rules:read',
  },
  {
    path: '/settings/mails',
    group: 'messages',
    icon: MailIcon,
    title: () => t('mailTemplates.title'),
    text: () => t('mailTemplates.text'),
    permission: 'mails:read',
  },
  {
    path: '/territories',
    group: 'leads',
    icon: MapIcon,
    title: () => t('territories.title'),
    text: () => t('settings.territoriesText'),
    permission: 'partners:read',
  },
  {
    path: '/follow-ups',
    group: 'clocks',
    icon: BellRing,
    title: () => t('followUps.title'),
    text: () => t('settings.followUpsText'),
    permission: 'rules:read',
  },
  {
    path: '/settings/customers',
    group: 'messages',
    icon: MessageCircleQuestion,
    title: () => t('customerMails.title'),
    text: () => t('customerMails.entry'),
    permission: null,
  },
]
