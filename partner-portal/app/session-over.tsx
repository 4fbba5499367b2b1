import { Show, Suspense, lazy } from 'solid-js'
import type { JSX } from 'solid-js'
import { sessionOver } from '../api/client.ts'
import { t } from '../i18n/t.ts'
import { Dialog } from '../ui/dialog.tsx'

const SignInForm = lazy(async () => ({
  default: await import('../sign-in/sign-in-form.tsx').then((it) => it.SignInForm),
}))

/** The session ended while the page was open: sign in over it, so that what was typed stays. */
export function SessionOver(props: { readonly email: string }): JSX.Element {
  return (
    <Show when={sessionOver()}>
      <Dialog open strict onClose={() => undefined} title={t('shell.sessionOver')}>
        <p class="mb-5 text-ink-soft">{t('shell.sessionOverText')}</p>
        <Suspense>
          <SignInForm email={props.email} />
        </Suspense>
      </Dialog>
    </Show>
  )
}
