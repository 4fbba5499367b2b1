import { useNavigate, useSearchParams } from '@solidjs/router'
import { Show, createEffect } from 'solid-js'
import type { JSX } from 'solid-js'
import { useSession } from '../app/session.ts'
import { t } from '../i18n/t.ts'
import { Notice } from '../ui/status.tsx'
import { Door } from './door.tsx'
import { safePath } from './safe-path.ts'
import { SignInForm } from './sign-in-form.tsx'

/** Sign in, and on to where one wanted to go. */
export function SignIn(): JSX.Element {
  const [search] = useSearchParams<{ next?: string; done?: string }>()
  const navigate = useNavigate()
  const session = useSession()
  const enter = () => navigate(safePath(search.next), { replace: true })
  createEffect(() => {
    if (session.isSuccess && session.data) enter()
  })
  return (
    <Door title={t('signIn.title')}>
      <Show when={search.done}>
        <div class="mb-6">
          <Notice tone="ok" alert>
            {t('signIn.done')}
          </Notice>
        </div>
      </Show>
      <SignInForm onSignedIn={enter} />
    </Door>
  )
}
