import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/states.tsx'
import { createTitle } from '../ui/page.tsx'

/** A path without a page. */
export function NotFound(): JSX.Element {
  createTitle(() => t('shell.notFound'))
  return (
    <div class="pt-12">
      <h1 class="sr-only">{t('shell.notFound')}</h1>
      <EmptyState title={t('shell.notFound')} action={<ButtonLink href="/">{t('shell.toStart')}</ButtonLink>}>
        {t('shell.notFoundText')}
      </EmptyState>
    </div>
  )
}
