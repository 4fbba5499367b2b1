import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { RuleSetView } from '../../shared/rules.ts'
import { asProblem } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { wording } from '../i18n/wording.ts'
import { Conflict } from '../ui/conflict.tsx'
import { Section } from '../ui/page.tsx'
import { Notice } from '../ui/status.tsx'
import { DateTime } from '../ui/values.tsx'
import { DraftActions } from './draft-actions.tsx'
import { createDraft } from './draft-state.ts'
import type { DraftState } from './draft-state.ts'
import { JsonEditor } from './json-editor.tsx'
import { ruleDifferences } from './rule-differences.ts'
import { RuleList } from './rule-list.tsx'
import { Starters } from './starters-menu.tsx'

/** Where the next rules are written: the text, what it says in words, and making it live. */
export function DraftDesk(props: { readonly view: RuleSetView }): JSX.Element {
  const draft = createDraft(() => props.view)
  const mayEdit = () => props.view.can.includes('edit')
  return (
    <Show
      when={draft.text() !== '' || !mayEdit()}
      fallback={<Starters onChoose={(text) => draft.type(text)} />}
    >
      <DraftActions view={props.view} draft={draft} />
      <div class="grid grid-cols-[minmax(0,1fr)] gap-5 lg:grid-cols-2 lg:items-start">
        <Section title={t('rules.text')}>
          <Writing draft={draft} readOnly={!mayEdit()} />
        </Section>
        <Section flush title={t('rules.inWords')}>
          <InWords view={props.view} changed={draft.changed()} />
        </Section>
      </div>
      <Show when={draft.theirs()}>
        {(now) => (
          <Conflict
            open
            differences={ruleDifferences(draft.text(), draft.revision(), now()).map((one) => ({
              label: one.label,
              mine: <Code text={one.mine} />,
              theirs: <Code text={one.theirs} />,
            }))}
            onKeepMine={draft.keepMine}
            onTakeTheirs={draft.takeTheirs}
            onClose={draft.decideLater}
          />
        )}
      </Show>
    </Show>
  )
}

function Code(props: { readonly text: string }): JSX.Element {
  return <span class="block font-mono text-small whitespace-pre-wrap">{props.text}</span>
}

function Writing(props: { readonly draft: DraftState; readonly readOnly: boolean }): JSX.Element {
  const [jump, setJump] = createSignal<(line: number) => void>(() => undefined)
  const marks = () => props.draft.marks()
  const other = () => {
    const problem = props.draft.save.problem()
    return problem && marks().length === 0 ? problem : undefined
  }
  return (
    <div class="grid gap-3">
      <Show when={other()}>
        {(problem) => (
          <Notice tone="bad" alert>
            {wording(asProblem(problem()))}
          </Notice>
        )}
      </Show>
      <Show when={marks().length > 0}>
        <Notice tone="bad" alert title={t('rules.faults', { count: marks().length })}>
          <ul id="rule-faults" class="mt-1 grid max-h-60 gap-1 overflow-y-auto">
            <For each={marks()}>
              {(mark) => (
                <li>
                  <button type="button" class="link text-left" onClick={() => jump()(mark.line)}>
                    {t('rules.line', { line: mark.line })}
                  </button>{' '}
                  {mark.message}
                  <Show when={mark.pointer}>
                    <span class="block font-mono text-small break-all text-ink-soft">{mark.pointer}</span>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </Notice>
      </Show>
      <JsonEditor
        label={t('rules.text')}
        text={props.draft.text()}
        onInput={props.draft.type}
        readOnly={props.readOnly}
        marks={marks()}
        describedBy={marks().length > 0 ? 'rule-faults' : undefined}
        jump={(go) => setJump(() => go)}
      />
      <p class="text-small text-ink-soft">{t('rules.textHint')}</p>
    </div>
  )
}

function InWords(props: { readonly view: RuleSetView; readonly changed: boolean }): JSX.Element {
  const shown = () => props.view.draft ?? props.view
  return (
    <>
      <p class="border-b border-line px-4 py-3 text-small text-ink-soft md:px-5">
        <Show when={props.view.draft} fallback={t('rules.wordsLive')}>
          {(draft) => (
            <>
              {t('rules.revision', { revision: draft().revision })} · <DateTime at={draft().updatedAt} />
              <Show when={draft().updatedBy}>{(name) => ` · ${name()}`}</Show>
            </>
          )}
        </Show>
        <Show when={props.changed}>
          <strong class="block font-medium text-warn">{t('rules.wordsOld')}</strong>
        </Show>
      </p>
      <RuleList rules={shown().rules} fallback={shown().fallback} />
    </>
  )
}
