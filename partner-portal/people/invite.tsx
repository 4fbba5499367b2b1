import { createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { Role } from '../../shared/roles.ts'
import { api } from '../api/client.ts'
import { faultAt } from '../api/problem.ts'
import { language, languageNames, languages } from '../i18n/language.ts'
import type { Language } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { RadioGroup } from '../ui/choice.tsx'
import { createDeed } from '../ui/deed.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { TextField } from '../ui/text-field.tsx'
import { toast } from '../ui/toasts.tsx'

interface InviteProps {
  readonly partner: { readonly id: string; readonly name: string }
  readonly open: boolean
  readonly onClose: () => void
  readonly onInvited: () => void
}

type PartnerRole = Extract<Role, `partner_${string}`>

/** Asks somebody by mail to work for a partner. */
export function Invite(props: InviteProps): JSX.Element {
  const [who, setWho] = createStore({ name: '', email: '' })
  const [role, setRole] = createSignal<PartnerRole>('partner_admin')
  const [locale, setLocale] = createSignal<Language>(language())
  const deed = createDeed(async () => {
    await api.post('/invitations', { ...who, role: role(), locale: locale(), partnerId: props.partner.id })
    toast({ text: t('people.invitedToast', { email: who.email }), tone: 'ok' })
    setWho({ name: '', email: '' })
    props.onInvited()
  })
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={t('people.inviteTo', { partner: props.partner.name })}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('people.cancel')}</Button>
          <Button type="submit" form="invite" tone="primary" busy={deed.busy()}>
            {t('people.send')}
          </Button>
        </>
      }
    >
      <Form id="invite" class="grid gap-4" onSubmit={deed.run} problem={deed.problem()}>
        <TextField
          label={t('people.name')}
          required
          autocomplete="off"
          value={who.name}
          onInput={(name) => setWho('name', name)}
          error={faultAt(deed.problem(), '/name')?.message}
        />
        <TextField
          label={t('people.email')}
          type="email"
          required
          autocomplete="off"
          value={who.email}
          onInput={(email) => setWho('email', email)}
          error={faultAt(deed.problem(), '/email')?.message}
        />
        <RadioGroup
          label={t('people.role')}
          value={role()}
          onChange={setRole}
          options={[
            { value: 'partner_admin', label: t('shell.role_partner_admin'), hint: t('people.adminHint') },
            { value: 'partner_user', label: t('shell.role_partner_user'), hint: t('people.userHint') },
          ]}
        />
        <RadioGroup
          bar
          label={t('people.language')}
          value={locale()}
          onChange={setLocale}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
      </Form>
    </Dialog>
  )
}
