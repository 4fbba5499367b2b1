import type { UseQueryResult } from '@tanstack/solid-query'
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { TemplatePreview } from '../../shared/mail-templates.ts'
import { t } from '../i18n/t.ts'
import { classes } from '../ui/classes.ts'
import { RadioGroup } from '../ui/choice.tsx'
import { Section } from '../ui/page.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Notice } from '../ui/status.tsx'
import type { Draft, Which } from './queries.ts'
import { frameOf } from './queries.ts'

const forms = ['phone', 'desktop', 'text'] as const

interface PreviewProps {
  readonly which: Which
  readonly draft: Draft
  readonly query: UseQueryResult<TemplatePreview>
}

/** The mail as it arrives, on a phone, on a desk, or as plain text. */
export function Preview(props: PreviewProps): JSX.Element {
  const [form, setForm] = createSignal<(typeof forms)[number]>('phone')
  const mail = () => (props.query.isSuccess ? props.query.data : undefined)
  return (
    <Section title={t('mailTemplates.preview')}>
      <div class="grid gap-3">
        <RadioGroup
          bar
          label={t('mailTemplates.form')}
          value={form()}
          options={forms.map((value) => ({ value, label: t(`mailTemplates.form_${value}`) }))}
          onChange={setForm}
        />
        <Show when={props.query.isError}>
          <Notice tone="warn">{t('mailTemplates.faulty')}</Notice>
        </Show>
        <Show
          when={mail()}
          fallback={
            <Show when={!props.query.isError}>
              <Skeleton rows={6} />
            </Show>
          }
        >
          {(mail) => (
            <>
              <p class="text-small text-ink-soft">
                {t(mail().real ? 'mailTemplates.real' : 'mailTemplates.sample')}
              </p>
              <p class="font-semibold wrap-anywhere">{mail().subject}</p>
              <Show
                when={form() !== 'text'}
                fallback={
                  <pre class="font-mono text-small whitespace-pre-wrap wrap-anywhere">{mail().text}</pre>
                }
              >
                {/* A frame of its own for each draft: one that changed its address would fill the history. */}
                <Show when={frameOf(props.which, props.draft)} keyed>
                  {(src) => (
                    <iframe
                      title={t('mailTemplates.preview')}
                      src={src}
                      sandbox=""
                      class={classes(
                        'block h-[40rem] max-h-[75dvh] w-full rounded-large border border-line',
                        form() === 'phone' && 'mx-auto max-w-96',
                      )}
                    />
                  )}
                </Show>
              </Show>
            </>
          )}
        </Show>
      </div>
    </Section>
  )
}
