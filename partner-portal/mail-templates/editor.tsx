import { useQuery } from '@tanstack/solid-query'
import Send from 'lucide-solid/icons/send'
import { For, Show, createSignal, untrack } from 'solid-js'
import type { JSX } from 'solid-js'
import { templateParts } from '../../shared/codes.ts'
import type { TemplatePart, TemplateView, TemplateVoice, TestMailSent } from '../../shared/mail-templates.ts'
import { api } from '../api/client.ts'
import { faultAt } from '../api/problem.ts'
import { queryClient } from '../app/queries.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Form } from '../ui/form.tsx'
import { Section } from '../ui/page.tsx'
import { TextArea, TextField } from '../ui/text-field.tsx'
import { toast } from '../ui/toasts.tsx'
import { createDraft } from './draft.ts'
import { Preview } from './preview.tsx'
import { previewQuery } from './queries.ts'

interface EditorProps {
  readonly view: TemplateView
  readonly voice: TemplateVoice
}

/** The words of one mail with the variables beside them, and what arrives. */
export function Editor(props: EditorProps): JSX.Element {
  // The editor is made anew for every version and voice, so what it begins with stays.
  const { view, voice } = untrack(() => ({ view: props.view, voice: props.voice }))
  const which = { kind: view.kind, locale: view.locale }
  const draft = createDraft(view, voice)
  const [at, setAt] = createSignal<TemplatePart>('intro')
  const shown = () => ({ template: draft.settled(), voice })
  const preview = useQuery(() => previewQuery(which, shown()))
  const again = () => queryClient.invalidateQueries({ queryKey: ['mail-templates'] })
  const save = createDeed(async () => {
    const body = { template: draft.template(), version: view.version }
    await api.put('/mail-templates/words', body, { search: which })
    toast({ text: t('mailTemplates.saved'), tone: 'ok' })
    await again()
  })
  const drop = createDeed(async () => {
    await api.delete('/mail-templates/words', { search: { ...which, version: String(view.version) } })
    toast({ text: t('mailTemplates.dropped'), tone: 'ok' })
    await again()
  })
  const test = createDeed(async () => {
    const body = { template: draft.template(), voice }
    const sent = await api.post<TestMailSent>('/mail-templates/test', body, { search: which })
    toast({ text: t(`mailTemplates.test_${sent.status}`, { to: sent.address }), tone: 'ok' })
  })
  const may = () => view.can.includes('edit')
  const fault = (part: TemplatePart) =>
    (
      faultAt(save.problem(), `/template/${voice}/${part}`) ??
      faultAt(preview.error, `/template/${voice}/${part}`)
    )?.message
  const field = (part: TemplatePart) => ({
    label: t(`mailTemplates.part_${part}`),
    value: draft.typed()[part],
    error: fault(part),
    placeholder: view.usual[voice]?.[part] ?? '',
    disabled: !may(),
    onInput: (text: string) => draft.set(part, text),
    onFocus: () => setAt(part),
  })
  return (
    <div class="grid items-start gap-5 lg:grid-cols-2">
      <Section title={t('mailTemplates.words')}>
        <Form class="grid gap-4" onSubmit={save.run} problem={save.problem()}>
          <p class="text-small text-ink-soft">{t('mailTemplates.emptyKeeps')}</p>
          <For each={templateParts}>
            {(part) =>
              part === 'subject' || part === 'action' ? (
                <TextField {...field(part)} />
              ) : (
                <TextArea {...field(part)} />
              )
            }
          </For>
          <Variables view={view} onPick={(name) => draft.set(at(), `${draft.typed()[at()]}{{${name}}}`)} />
          <Show when={may()}>
            <div class="flex flex-wrap gap-2">
              <Button type="submit" tone="primary" busy={save.busy()} disabled={!draft.changed()}>
                {t('mailTemplates.save')}
              </Button>
              <Button icon={Send} busy={test.busy()} onClick={test.run}>
                {t('mailTemplates.test')}
              </Button>
              <Show when={view.version > 0}>
                <Button tone="quiet" busy={drop.busy()} onClick={drop.run}>
                  {t('mailTemplates.drop')}
                </Button>
              </Show>
            </div>
          </Show>
        </Form>
      </Section>
      <Preview which={which} draft={shown()} query={preview} />
    </div>
  )
}

function Variables(props: {
  readonly view: TemplateView
  readonly onPick: (name: string) => void
}): JSX.Element {
  return (
    <fieldset>
      <legend class="font-medium">{t('mailTemplates.variables')}</legend>
      <p class="mb-2 text-small text-ink-soft">{t('mailTemplates.variablesText')}</p>
      <ul class="flex flex-wrap gap-1.5">
        <For each={props.view.variables}>
          {({ name, example }) => (
            <li>
              <button
                type="button"
                class="rounded-full bg-sunken px-2.5 py-1 font-mono text-small hover:bg-brand-tint touch:min-h-11"
                title={example}
                aria-label={t('mailTemplates.insert', { name, example })}
                onClick={() => props.onPick(name)}
              >
                {name}
              </button>
            </li>
          )}
        </For>
      </ul>
    </fieldset>
  )
}
