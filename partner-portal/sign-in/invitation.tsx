import { useLocation, useNavigate } from '@solidjs/router'
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { faultAt } from '../api/problem.ts'
import { acceptInvitation } from '../app/session.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Form } from '../ui/form.tsx'
import { TextField } from '../ui/text-field.tsx'
import { BrokenLink } from './broken-link.tsx'
import { Door } from './door.tsx'
import { PasswordField } from './password-field.tsx'
import { tokenOf } from './token.ts'

/** Somebody invited becomes a user: name, password, in. */
export function Invitation(): JSX.Element {
  const location = useLocation()
  const navigate = useNavigate()
  const token = () => tokenOf(location.hash)
  const [name, setName] = createSignal('')
  const [password, setPassword] = createSignal('')
  const deed = createDeed(async () => {
    await acceptInvitation(token() ?? '', name(), password())
    navigate('/', { replace: true })
  })
  return (
    <Door title={t('signIn.acceptTitle')} lead={token() ? t('signIn.acceptText') : undefined}>
      <Show when={token()} fallback={<BrokenLink />}>
        <Form onSubmit={deed.run} problem={deed.problem()}>
          <TextField
            label={t('signIn.name')}
            name="name"
            autocomplete="name"
            required
            error={faultAt(deed.problem(), '/name')?.message}
            value={name()}
            onInput={setName}
          />
          <PasswordField
            label={t('signIn.newPassword')}
            hint={t('signIn.passwordHint')}
            error={faultAt(deed.problem(), '/password')?.message}
            autocomplete="new-password"
            value={password()}
            onInput={setPassword}
          />
          <Button type="submit" tone="primary" size="large" wide busy={deed.busy()}>
            {t('signIn.accept')}
          </Button>
        </Form>
      </Show>
    </Door>
  )
}
