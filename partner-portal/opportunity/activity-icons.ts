import Car from 'lucide-solid/icons/car'
import FileText from 'lucide-solid/icons/file-text'
import Mail from 'lucide-solid/icons/mail'
import NotebookPen from 'lucide-solid/icons/notebook-pen'
import Phone from 'lucide-solid/icons/phone'
import UsersRound from 'lucide-solid/icons/users-round'
import type { ActivityKind } from '../../shared/opportunities.ts'
import type { Icon } from '../ui/button.tsx'

export const activityIcon: Readonly<Record<ActivityKind, Icon>> = {
  note: NotebookPen,
  call: Phone,
  visit: Car,
  email: Mail,
  meeting: UsersRound,
  quote: FileText,
}
