import Plus from 'lucide-solid/icons/plus'
import { For } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { Rule } from './content.ts'
import { singleTemplates, templateSet, templateSets } from './templates.ts'

interface TemplatesProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly onAdd: (rules: readonly Rule[]) => void
}

/** Rules to begin with, one by one or a trade's whole set. */
export function TemplatesDialog(props: TemplatesProps): JSX.Element {
  return (
    <Dialog wide open={props.open} onClose={() => props.onClose()} title={t('rules.templates')}>
      <p class="mb-4 text-ink-soft">{t('rules.templatesText')}</p>
      <div class="grid gap-6">
        <For each={templateSets}>
          {(set) => (
            <Group
              title={t(`rules.starter_${set}`)}
              text={t(`rules.starterText_${set}`)}
              rules={templateSet(set).rules}
              onAdd={props.onAdd}
            />
          )}
        </For>
        <Group
          title={t('rules.singleRules')}
          text={t('rules.singleRulesText')}
          rules={singleTemplates()}
          onAdd={props.onAdd}
        />
      </div>
    </Dialog>
  )
}

function Group(props: {
  readonly title: string
  readonly text: string
  readonly rules: readonly Rule[]
  readonly onAdd: (rules: readonly Rule[]) => void
}): JSX.Element {
  return (
    <section>
      <div class="flex flex-wrap items-center justify-between gap-2">
        <h3 class="font-semibold">{props.title}</h3>
        <Button tone="quiet" onClick={() => props.onAdd(props.rules)}>
          {t('rules.addAll', { count: props.rules.length })}
        </Button>
      </div>
      <p class="mb-2 text-small text-ink-soft">{props.text}</p>
      <ul class="grid gap-1.5">
        <For each={props.rules}>
          {(rule) => (
            <li class="flex items-center justify-between gap-3 rounded-small border border-line py-1 pr-1 pl-3">
              <span class="min-w-0">{rule.name}</span>
              <Button
                tone="quiet"
                icon={Plus}
                aria-label={t('rules.addNamed', { name: rule.name })}
                onClick={() => props.onAdd([rule])}
              >
                {t('rules.add')}
              </Button>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
