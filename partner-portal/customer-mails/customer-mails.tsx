import { useQuery } from '@tanstack/solid-query'
import { For, Show, createSignal, untrack } from 'solid-js'
import type { JSX } from 'solid-js'
import type { CustomerMails as Settings } from '../../shared/customers.ts'
import type { SettingsView } from '../../shared/manufacturers.ts'
import { api } from '../api/client.ts'
import { faultAt } from '../api/problem.ts'
import { queryClient } from '../app/queries.ts'
import { language } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { RadioGroup, Switch } from '../ui/choice.tsx'
import { createDeed } from '../ui/deed.ts'
import { Form } from '../ui/form.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { NumberField } from '../ui/text-field.tsx'
import { toast } from '../ui/toasts.tsx'

const off: Settings = { introduce: false, check: false, checkAfterDays: 4, checkAfterDaysBusiness: 10 }

/** Which mails customers get, and how they look. */
export function CustomerMails(): JSX.Element {
  const query = useQuery(() => ({
    queryKey: ['settings'],
    queryFn: ({ signal }) => api.get<SettingsView>('/settings', { signal }),
  }))
  return (
    <Page title={t('customerMails.title')} lead={t('customerMails.lead')}>
      <Loaded query={query}>
        {(it) => (
          <div class="grid items-start gap-5 lg:grid-cols-2">
            <Choices settings={it()} />
            <Show when={it().can.includes('edit')}>
              <Preview />
            </Show>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function Choices(props: { readonly settings: SettingsView }): JSX.Element {
  const kept = untrack(() => props.settings.customerMails) ?? off
  const may = () => props.settings.can.includes('edit')
  const [introduce, setIntroduce] = createSignal(kept.introduce)
  const [check, setCheck] = createSignal(kept.check)
  const [days, setDays] = createSignal(String(kept.checkAfterDays))
  const [businessDays, setBusinessDays] = createSignal(String(kept.checkAfterDaysBusiness))
  const saving = createDeed(async () => {
    const customerMails = {
      introduce: introduce(),
      check: check(),
      checkAfterDays: Number(days()),
      checkAfterDaysBusiness: Number(businessDays()),
    }
    const view = await api.patch<SettingsView>('/settings', { customerMails })
    queryClient.setQueryData(['settings'], view)
    toast({ text: t('customerMails.saved'), tone: 'ok' })
  })
  const fault = (field: string) => faultAt(saving.problem(), `/customerMails/${field}`)?.message
  return (
    <Section title={t('customerMails.title')}>
      <Form onSubmit={saving.run} problem={saving.problem()}>
        <fieldset class="grid gap-5" disabled={!may()}>
          <Switch
            label={t('customerMails.introduce')}
            hint={t('customerMails.introduceText')}
            checked={introduce()}
            onChange={setIntroduce}
          />
          <Switch
            label={t('customerMails.check')}
            hint={t('customerMails.checkText')}
            checked={check()}
            onChange={setCheck}
          />
          <Show when={check()}>
            <div class="grid gap-4 sm:grid-cols-2">
              <NumberField
                label={t('customerMails.consumer')}
                hint={t('customerMails.days')}
                value={days()}
                onInput={setDays}
                error={fault('checkAfterDays')}
              />
              <NumberField
                label={t('customerMails.business')}
                hint={t('customerMails.days')}
                value={businessDays()}
                onInput={setBusinessDays}
                error={fault('checkAfterDaysBusiness')}
              />
            </div>
          </Show>
        </fieldset>
        <Show when={may()} fallback={<p class="text-ink-soft">{t('customerMails.onlyAdmin')}</p>}>
          <Button type="submit" tone="primary" busy={saving.busy()}>
            {t('customerMails.save')}
          </Button>
        </Show>
      </Form>
    </Section>
  )
}

function Preview(): JSX.Element {
  const [locale, setLocale] = createSignal<'en' | 'de'>(language())
  return (
    <Section title={t('customerMails.preview')}>
      <div class="grid gap-4">
        <RadioGroup
          bar
          label={t('customerMails.preview')}
          options={[
            { value: 'en', label: t('customerMails.previewEn') },
            { value: 'de', label: t('customerMails.previewDe') },
          ]}
          value={locale()}
          onChange={setLocale}
        />
        <For each={['introduction', 'check'] as const}>
          {(kind) => (
            <figure>
              <figcaption class="mb-2 font-medium">{t(`customerMails.preview_${kind}`)}</figcaption>
              <iframe
                class="h-120 w-full rounded-large border border-line"
                title={t(`customerMails.preview_${kind}`)}
                src={`/api/customer-mails/${kind}/html?locale=${locale()}`}
                sandbox=""
              />
            </figure>
          )}
        </For>
      </div>
    </Section>
  )
}
