import { createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { faultAt } from '../api/problem.ts'
import { changeMe, currentSession, signOut } from '../app/session.ts'
import { setTheme, theme, themes } from '../app/theme.ts'
import { themeName } from '../app/user-menu.tsx'
import { language, languageNames, languages } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { RadioGroup, Switch } from '../ui/choice.tsx'
import { Combobox } from '../ui/combobox.tsx'
import { createDeed } from '../ui/deed.ts'
import { Form } from '../ui/form.tsx'
import { setSingleKeys, singleKeys } from '../ui/keys.ts'
import { Page, Section } from '../ui/page.tsx'
import { TextField } from '../ui/text-field.tsx'
import { toast } from '../ui/toasts.tsx'
import { Absences } from './absences.tsx'
import { Notices } from './notices.tsx'

const zones = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])].map((zone) => ({
  value: zone,
  label: zone.replaceAll('_', ' '),
}))

/** What a person sets for themselves: name, zone, language, appearance, keys, and leaving everywhere. */
export function Account(): JSX.Element {
  return (
    <Page title={t('account.title')} lead={currentSession().user.email}>
      <div class="grid max-w-panel gap-5">
        <Person />
        <Notices />
        <Absences />
        <Appearance />
        <Security />
      </div>
    </Page>
  )
}

function Person(): JSX.Element {
  const { user } = currentSession()
  const [name, setName] = createSignal(user.name)
  const [timeZone, setTimeZone] = createSignal(user.timeZone)
  const deed = createDeed(async () => {
    await changeMe({ name: name(), timeZone: timeZone() })
    toast({ text: t('account.saved') })
  })
  return (
    <Section title={t('account.person')}>
      <Form onSubmit={deed.run} problem={deed.problem()}>
        <TextField
          label={t('account.name')}
          name="name"
          autocomplete="name"
          required
          error={faultAt(deed.problem(), '/name')?.message}
          value={name()}
          onInput={setName}
        />
        <Combobox
          label={t('account.timeZone')}
          hint={t('account.timeZoneHint')}
          error={faultAt(deed.problem(), '/timeZone')?.message}
          options={zones}
          value={timeZone()}
          onChange={setTimeZone}
        />
        <div>
          <Button type="submit" tone="primary" busy={deed.busy()}>
            {t('account.save')}
          </Button>
        </div>
      </Form>
    </Section>
  )
}

function Appearance(): JSX.Element {
  return (
    <Section title={t('account.appearance')}>
      <div class="grid gap-5">
        <RadioGroup
          bar
          label={t('account.language')}
          options={languages.map((one) => ({ value: one, label: languageNames[one] }))}
          value={language()}
          onChange={(locale) => void changeMe({ locale })}
        />
        <RadioGroup
          bar
          label={t('account.theme')}
          options={themes.map((one) => ({ value: one, label: themeName(one) }))}
          value={theme()}
          onChange={setTheme}
        />
        <Switch
          label={t('account.singleKeys')}
          hint={t('account.singleKeysHint')}
          checked={singleKeys()}
          onChange={setSingleKeys}
        />
      </div>
    </Section>
  )
}

function Security(): JSX.Element {
  const deed = createDeed(() => signOut(true))
  return (
    <Section title={t('account.security')}>
      <div class="flex flex-wrap items-center justify-between gap-4">
        <p class="text-ink-soft">{t('account.elsewhereText')}</p>
        <Button busy={deed.busy()} onClick={deed.run}>
          {t('account.elsewhere')}
        </Button>
      </div>
    </Section>
  )
}
