import { useParams, useSearchParams } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { TemplateVoice } from '../../shared/mail-templates.ts'
import type { NotificationKind } from '../../shared/mails.ts'
import { t } from '../i18n/t.ts'
import { kindName } from '../mails/mail-words.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Editor } from './editor.tsx'
import { templateQuery } from './queries.ts'

const languages = ['en', 'de'] as const

/** One mail in one language: the manufacturer's words beside what arrives. */
export function MailTemplate(): JSX.Element {
  const params = useParams<{ kind: NotificationKind }>()
  const [search] = useSearchParams<{ in: string; voice: TemplateVoice }>()
  const locale = () => languages.find((one) => one === search.in) ?? 'en'
  const which = () => ({ kind: params.kind, locale: locale() })
  const query = useQuery(() => templateQuery(which()))
  const at = (changes: Record<string, string | undefined>) => {
    const said = Object.entries({ in: locale(), voice: search.voice, ...changes }).flatMap(([name, value]) =>
      value ? [[name, value] as [string, string]] : [],
    )
    return `/settings/mails/${params.kind}?${new URLSearchParams(said)}`
  }
  return (
    <Page title={kindName(params.kind)} lead={t('mailTemplates.oneText')}>
      <Tabs
        label={t('mailTemplates.languages')}
        tabs={languages.map((one) => ({
          href: at({ in: one }),
          label: t(`mailTemplates.language_${one}`),
          current: locale() === one,
        }))}
      />
      <Loaded query={query} skeleton={<Skeleton rows={6} row="card" />}>
        {(view) => {
          const voice = () => view().voices.find((one) => one === search.voice) ?? view().voices[0]!
          return (
            <>
              <Show when={view().voices.length > 1}>
                <Tabs
                  label={t('mailTemplates.voices')}
                  tabs={view().voices.map((one) => ({
                    href: at({ voice: one }),
                    label: t(`mailTemplates.voice_${one}`),
                    current: voice() === one,
                  }))}
                />
              </Show>
              <Show when={`${view().kind} ${view().locale} ${view().version} ${voice()}`} keyed>
                <Editor view={view()} voice={voice()} />
              </Show>
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
