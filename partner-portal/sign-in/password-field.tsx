import Eye from 'lucide-solid/icons/eye'
import EyeOff from 'lucide-solid/icons/eye-off'
import { createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { IconButton } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'

interface PasswordFieldProps {
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly autocomplete: 'current-password' | 'new-password'
  readonly value: string
  readonly onInput: (value: string) => void
}

/** A password that can be looked at; password managers know it by its name and `autocomplete`. */
export function PasswordField(props: PasswordFieldProps): JSX.Element {
  const [shown, setShown] = createSignal(false)
  return (
    <Field label={props.label} hint={props.hint} error={props.error} required>
      {(wiring) => (
        <span class="relative block">
          <input
            {...wiring}
            class="input pr-11"
            name="password"
            type={shown() ? 'text' : 'password'}
            autocomplete={props.autocomplete}
            autocapitalize="none"
            spellcheck={false}
            minlength={props.autocomplete === 'new-password' ? 10 : undefined}
            value={props.value}
            onInput={(event) => props.onInput(event.currentTarget.value)}
          />
          <IconButton
            icon={shown() ? EyeOff : Eye}
            label={shown() ? t('signIn.hidePassword') : t('signIn.showPassword')}
            class="absolute! top-0.5 right-0.5 touch:top-0 touch:right-0"
            onClick={() => setShown(!shown())}
          />
        </span>
      )}
    </Field>
  )
}
