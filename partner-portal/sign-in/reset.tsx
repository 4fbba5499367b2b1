import { useLocation, useNavigate } from '@solidjs/router'
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { api } from '../api/client.ts'
import { faultAt } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Form } from '../ui/form.tsx'
import { BrokenLink } from './broken-link.tsx'
import { Door } from './door.tsx'
import { PasswordField } from './password-field.tsx'
import { tokenOf } from './token.ts'

/** A new password, by a mailed link that works once. */
export function Reset(): JSX.Element {
  const location = useLocation()
  const navigate = useNavigate()
  const token = () => tokenOf(location.hash)
  const [password, setPassword] = createSignal('')
  const deed = createDeed(async () => {
    const body = { token: token(), password: password() }
    await api.post('/password-resets/complete', body, { anonymous: true })
    navigate('/sign-in?done=1', { replace: true })
  })
  return (
    <Door title={t('signIn.resetTitle')}>
      <Show when={token()} fallback={<BrokenLink />}>
        <Form onSubmit={deed.run} problem={deed.problem()}>
          <PasswordField
            label={t('signIn.newPassword')}
            hint={t('signIn.passwordHint')}
            error={faultAt(deed.problem(), '/password')?.message}
            autocomplete="new-password"
            value={password()}
            onInput={setPassword}
          />
          <Button type="submit" tone="primary" size="large" wide busy={deed.busy()}>
            {t('signIn.save')}
          </Button>
        </Form>
      </Show>
    </Door>
  )
}
