import { useSearchParams } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import LayoutTemplate from 'lucide-solid/icons/layout-template'
import Plus from 'lucide-solid/icons/plus'
import { For, Show, Suspense, createMemo, createSignal, lazy } from 'solid-js'
import type { JSX } from 'solid-js'
import type { RuleSetView } from '../../shared/rules.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { SearchField } from '../ui/filter-bar.tsx'
import { createKeys } from '../ui/keys.ts'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { Badge, Status } from '../ui/status.tsx'
import { checkQuery, gravest } from './check.ts'
import { toneOf } from './check-panel.tsx'
import { blank } from './condition.ts'
import type { Content, Rule } from './content.ts'
import { ruleUseQuery } from './data.ts'
import type { DraftState } from './draft-state.ts'
import { adopted, freshKey, insertedAt } from './entries.ts'
import { EntryList } from './entry-list.tsx'
import { fallbackKey } from './fallback-key.ts'
import { FallbackRow } from './fallback-row.tsx'
import { createListDeeds } from './list-deeds.ts'
import { found } from './search.ts'
import { createSentences } from './sentences.ts'

const TemplatesDialog = lazy(() =>
  import('./templates-dialog.tsx').then((it) => ({ default: it.TemplatesDialog })),
)
const RuleBuilder = lazy(() => import('./builder.tsx').then((it) => ({ default: it.RuleBuilder })))

interface TabProps {
  readonly view: RuleSetView
  readonly draft: DraftState
  readonly readOnly: boolean
}

type RulesSearch = { readonly rule: string; readonly q: string }

/** The rules as sentences, in the order in which they are asked; each opens into its builder. */
export function RulesTab(props: TabProps): JSX.Element {
  const [search, setSearch] = useSearchParams<RulesSearch>()
  const [templates, setTemplates] = createSignal(false)
  const content = () => props.draft.content()
  const edit = (next: Content) => props.draft.edit(next)
  const deeds = createListDeeds<Rule>({
    entries: () => content().rules,
    set: (rules) => edit({ ...content(), rules }),
  })
  const open = (key: string | undefined) => setSearch({ rule: key }, { replace: true })
  const sentence = createSentences(props)
  const shown = createMemo(() =>
    found(content().rules, search.q ?? '', (key) => {
      const words = sentence(key)
      return words ? `${words.when} ${words.then}` : ''
    }),
  )
  const place = () => {
    const at = content().rules.findIndex(({ key }) => key === search.rule)
    return at < 0 ? content().rules.length : at + 1
  }
  const add = () => {
    const key = freshKey(
      `rule-${content().rules.length + 1}`,
      content().rules.map((one) => one.key),
    )
    const rule: Rule = {
      key,
      name: t('rules.newName', { count: content().rules.length + 1 }),
      when: blank,
      then: { do: 'distribute', orders: ['nearest'] },
    }
    edit({ ...content(), rules: insertedAt(content().rules, place(), rule) })
    setSearch({ rule: key, q: undefined }, { replace: true })
    focusName(key)
  }
  const adopt = (rules: readonly Rule[]) => {
    const before = new Set(content().rules.map(({ key }) => key))
    const next = adopted(content().rules, rules, place())
    edit({ ...content(), rules: next })
    setTemplates(false)
    open(next.find(({ key }) => !before.has(key))?.key)
  }
  createKeys(() =>
    props.readOnly
      ? []
      : [
          { keys: 'n', label: t('rules.addRule'), group: 'screen', run: add },
          { keys: 'Ctrl+z', label: t('rules.undo'), group: 'screen', run: () => props.draft.undo() },
        ],
  )
  const counted = useQuery(ruleUseQuery)
  const use = createMemo(() =>
    counted.isSuccess ? new Map(counted.data.rules.map(({ key, leads }) => [key, leads])) : undefined,
  )
  const check = useQuery(() => checkQuery(props.view))
  const findingsOf = (key: string) =>
    (check.isSuccess ? check.data : []).filter(({ ruleKey }) => ruleKey === key)
  const faultsOf = (key: string) =>
    props.draft.faults().filter((fault) => fault.list === 'rules' && fault.key === key)
  const openOf = (key: string) =>
    props.draft.open().filter((one) => one.list === 'rules' && one.key === key).length
  return (
    <div class="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div class="flex flex-wrap items-center gap-2">
        <SearchField
          label={t('rules.search')}
          value={search.q ?? ''}
          onSearch={(q) => setSearch({ q: q || undefined }, { replace: true })}
        />
        <Show when={search.q}>
          <span class="text-small text-ink-soft">{t('rules.foundCount', { count: shown().length })}</span>
        </Show>
        <Show when={!props.readOnly}>
          <span class="ml-auto flex flex-wrap gap-2">
            <Button icon={LayoutTemplate} onClick={() => setTemplates(true)}>
              {t('rules.fromTemplate')}
            </Button>
            <Button icon={Plus} onClick={add}>
              {t('rules.addRule')}
            </Button>
          </span>
        </Show>
      </div>
      <div class="card overflow-hidden">
        <Show
          when={shown().length > 0 || !search.q}
          fallback={
            <EmptyState
              title={t('rules.noneFound')}
              action={
                <Button onClick={() => setSearch({ q: undefined }, { replace: true })}>
                  {t('rules.clearSearch')}
                </Button>
              }
            />
          }
        >
          <EntryList
            label={t('rules.title')}
            entries={content().rules}
            shown={shown()}
            deeds={deeds}
            sentence={sentence}
            open={search.rule}
            onOpen={open}
            readOnly={props.readOnly}
            marks={(key) => (
              <>
                <Show when={use()}>{(leads) => <LeadCount leads={leads().get(key) ?? 0} />}</Show>
                <Show when={faultsOf(key).length > 0}>
                  <Status tone="bad">{t('rules.faults', { count: faultsOf(key).length })}</Status>
                </Show>
                <Show when={gravest(findingsOf(key))}>
                  {(found) => (
                    <Status tone={toneOf[found().severity]}>
                      {t(`rules.findings_${found().severity}`, { count: found().count })}
                    </Status>
                  )}
                </Show>
                <Show when={openOf(key) > 0}>
                  <Badge tone="warn">{t('rules.toFinish')}</Badge>
                </Show>
              </>
            )}
            editor={(rule) => (
              <Suspense fallback={<Skeleton rows={3} row="card" />}>
                <OtherFaults faults={faultsOf(rule().key)} />
                <RuleBuilder
                  rule={rule}
                  content={content()}
                  faults={faultsOf(rule().key)}
                  readOnly={props.readOnly}
                  onChange={(next) => deeds.change(next.key, next)}
                />
              </Suspense>
            )}
            foot={<FallbackRow {...props} open={search.rule === fallbackKey} onOpen={open} />}
          />
        </Show>
      </div>
      <Show when={templates()}>
        <Suspense>
          <TemplatesDialog open onClose={() => setTemplates(false)} onAdd={adopt} />
        </Suspense>
      </Show>
    </div>
  )
}

const LeadCount = (props: { readonly leads: number }): JSX.Element => (
  <span class="num text-small text-ink-soft" title={t('rules.leadsDefinition')}>
    {t('rules.leads', { count: props.leads })}
  </span>
)

/** What is wrong with a rule, in one place above its fields. */
function OtherFaults(props: { readonly faults: readonly { at: string; message: string }[] }): JSX.Element {
  return (
    <Show when={props.faults.length > 0}>
      <div role="alert" class="mb-3 rounded-large bg-bad-tint px-4 py-3">
        <ul class="grid gap-1">
          <For each={props.faults}>{(fault) => <li>{fault.message}</li>}</For>
        </ul>
      </div>
    </Show>
  )
}

function focusName(key: string): void {
  // The builder may have to be loaded first.
  const look = (left: number) => {
    const field = document.querySelector<HTMLInputElement>(`[data-key="${key}"] fieldset input`)
    if (field) {
      field.focus()
      field.select()
      field.scrollIntoView({ block: 'center' })
    } else if (left > 0) setTimeout(() => look(left - 1), 50)
  }
  look(40)
}
