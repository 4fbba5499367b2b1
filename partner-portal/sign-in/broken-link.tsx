import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Notice } from '../ui/status.tsx'

/** A mailed link that lost its token on the way. */
export function BrokenLink(): JSX.Element {
  return (
    <>
      <Notice tone="warn">{t('signIn.linkBroken')}</Notice>
      <p class="mt-6">
        <A href="/sign-in" class="link">
          {t('signIn.backToSignIn')}
        </A>
      </p>
    </>
  )
}
