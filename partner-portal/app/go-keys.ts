import { useNavigate } from '@solidjs/router'
import { t } from '../i18n/t.ts'
import { createKeys } from '../ui/keys.ts'
import type { NavigationItem } from './navigation.ts'

/** `g` and a letter go to the pages of the navigation. */
export function createGoKeys(items: () => readonly NavigationItem[]): void {
  const navigate = useNavigate()
  createKeys(() =>
    items().map((item) => ({
      keys: `g ${item.key}`,
      label: t('shell.goTo', { page: t(item.label) }),
      group: 'go',
      run: () => navigate(item.path),
    })),
  )
}
