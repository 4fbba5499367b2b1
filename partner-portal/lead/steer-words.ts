import Ban from 'lucide-solid/icons/ban'
import CirclePause from 'lucide-solid/icons/circle-pause'
import Play from 'lucide-solid/icons/play'
import Send from 'lucide-solid/icons/send'
import Undo2 from 'lucide-solid/icons/undo-2'
import UserCheck from 'lucide-solid/icons/user-check'
import { t } from '../i18n/t.ts'
import type { Icon } from '../ui/button.tsx'
import type { Steer } from './steer.ts'

export const steerIcons: Readonly<Record<Steer, Icon>> = {
  assign: UserCheck,
  reoffer: Send,
  withdraw: Undo2,
  hold: CirclePause,
  release: Play,
  close: Ban,
}

/** The word on the button. */
export const steerName = (action: Steer): string => t(`lead.${action}`)

/** The question, what it will do, and reasons that are often given. */
export const steerQuestion = (action: Steer, title: string) => ({
  title: t(`lead.${action}_title`, { title }),
  text: t(`lead.${action}_text`),
  suggestions: [t(`lead.${action}_why1`), t(`lead.${action}_why2`), t(`lead.${action}_why3`)],
})
