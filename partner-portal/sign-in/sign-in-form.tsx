import { A } from '@solidjs/router'
import { createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { signIn } from '../app/session.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { TextField } from '../ui/text-field.tsx'
import { createDeed } from '../ui/deed.ts'
import { PasswordField } from './password-field.tsx'

interface SignInFormProps {
  readonly email?: string
  readonly onSignedIn?: () => void
}

/** E-mail and password, for the page and for a session that ended under one. */
export function SignInForm(props: SignInFormProps): JSX.Element {
  // eslint-disable-next-line solid/reactivity -- only the first value matters; from then on it is typed
  const [email, setEmail] = createSignal(props.email ?? '')
  const [password, setPassword] = createSignal('')
  const deed = createDeed(async () => {
    await signIn(email(), password())
    props.onSignedIn?.()
  })
  return (
    <Form onSubmit={deed.run} problem={deed.problem()}>
      <TextField
        label={t('signIn.email')}
        type="email"
        name="email"
        autocomplete="username"
        autocapitalize="none"
        spellcheck={false}
        required
        value={email()}
        onInput={setEmail}
      />
      <div>
        <PasswordField
          label={t('signIn.password')}
          autocomplete="current-password"
          value={password()}
          onInput={setPassword}
        />
        <p class="mt-2 text-right text-small">
          <A href="/forgotten-password" class="link">
            {t('signIn.forgotten')}
          </A>
        </p>
      </div>
      <Button type="submit" tone="primary" size="large" wide busy={deed.busy()}>
        {t('signIn.submit')}
      </Button>
    </Form>
  )
}
