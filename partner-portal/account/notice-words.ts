import type { NotificationGroup, Preferences, Wish } from '../../shared/channels.ts'
import { t } from '../i18n/t.ts'

export const groupName = (group: NotificationGroup): string => t(`notices.group_${group}`)

/** What a person's wishes come to, a sentence each. */
export function sayPreferences(wishes: Preferences, groups: readonly NotificationGroup[]): string[] {
  const { quiet, digestAt: at } = wishes
  const said = groups.flatMap((group) => {
    const wish = wishes.groups[group]
    return wish ? [sayWish(group, wish, at)] : []
  })
  if (wishes.groups.offers?.when === 'digest') said.push(t('notices.sayUrgent'))
  if (wishes.daily) said.push(t('notices.sayDaily', { at }))
  if (quiet) said.push(t('notices.sayQuiet', { from: quiet.from, to: quiet.to }))
  if (quiet?.weekends) said.push(t('notices.sayWeekends', { to: quiet.to }))
  if (quiet?.alarms && groups.includes('alarms')) said.push(t('notices.sayAlarms'))
  return said
}

function sayWish(name: NotificationGroup, { by, when }: Wish, at: string): string {
  const group = groupName(name)
  const [mail, push] = [by.includes('mail'), by.includes('push')]
  if (!mail) return t('notices.sayPush', { group })
  if (when === 'digest')
    return push ? t('notices.sayDigestPush', { group, at }) : t('notices.sayDigest', { group, at })
  return push ? t('notices.sayBoth', { group }) : t('notices.sayMail', { group })
}
