import { A } from '@solidjs/router'
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { api } from '../api/client.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Form } from '../ui/form.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Door } from './door.tsx'

/** Asks for a link to choose a new password; says the same for known and unknown addresses. */
export function ForgottenPassword(): JSX.Element {
  const [email, setEmail] = createSignal('')
  const [sent, setSent] = createSignal(false)
  const deed = createDeed(async () => {
    await api.post('/password-resets', { email: email() }, { anonymous: true })
    setSent(true)
  })
  return (
    <Door
      title={sent() ? t('signIn.sentTitle') : t('signIn.forgottenTitle')}
      lead={
        <span role="status">{sent() ? t('signIn.sent', { email: email() }) : t('signIn.forgottenText')}</span>
      }
    >
      <Show when={!sent()}>
        <Form onSubmit={deed.run} problem={deed.problem()}>
          <TextField
            label={t('signIn.email')}
            type="email"
            name="email"
            autocomplete="username"
            autocapitalize="none"
            required
            value={email()}
            onInput={setEmail}
          />
          <Button type="submit" tone="primary" size="large" wide busy={deed.busy()}>
            {t('signIn.send')}
          </Button>
        </Form>
      </Show>
      <p class="mt-6">
        <A href="/sign-in" class="link">
          {t('signIn.backToSignIn')}
        </A>
      </p>
    </Door>
  )
}
