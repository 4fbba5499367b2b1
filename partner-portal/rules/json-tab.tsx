import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { asProblem } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { wording } from '../i18n/wording.ts'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { Notice } from '../ui/status.tsx'
import type { DraftState } from './draft-state.ts'
import { JsonEditor } from './json-editor.tsx'
import { createJsonText } from './json-text.ts'
import type { JsonText } from './json-text.ts'

/** The rules as code: what a file would hold, checked when it is saved. */
export function JsonTab(props: { readonly draft: DraftState; readonly readOnly: boolean }): JSX.Element {
  // The state belongs to the page, which lives as long as the tab.
  // oxlint-disable-next-line solid/reactivity
  const json = createJsonText(props.draft)
  const [jump, setJump] = createSignal<(line: number) => void>(() => undefined)
  const other = () => {
    const problem = json.save.problem()
    return problem && json.marks().length === 0 ? problem : undefined
  }
  return (
    <Section
      title={t('rules.text')}
      actions={
        <Show when={!props.readOnly}>
          <Show when={json.changed()}>
            <Button tone="quiet" onClick={json.revert}>
              {t('rules.revert')}
            </Button>
          </Show>
          <Button
            tone="primary"
            disabled={!json.changed() || json.broken()}
            busy={json.save.busy()}
            onClick={json.save.run}
          >
            {t('rules.save')}
          </Button>
        </Show>
      }
    >
      <div class="grid gap-3">
        <Show when={other()}>
          {(problem) => (
            <Notice tone="bad" alert>
              {wording(asProblem(problem()))}
            </Notice>
          )}
        </Show>
        <Faults json={json} jump={(line) => jump()(line)} />
        <JsonEditor
          label={t('rules.text')}
          text={json.text()}
          onInput={json.type}
          readOnly={props.readOnly}
          marks={json.marks()}
          describedBy={json.marks().length > 0 ? 'rule-faults' : undefined}
          jump={(go) => setJump(() => go)}
        />
        <p class="text-small text-ink-soft">{t('rules.textHint')}</p>
      </div>
    </Section>
  )
}

function Faults(props: { readonly json: JsonText; readonly jump: (line: number) => void }): JSX.Element {
  return (
    <Show when={props.json.marks().length > 0}>
      <Notice tone="bad" alert title={t('rules.faults', { count: props.json.marks().length })}>
        <ul id="rule-faults" class="mt-1 grid max-h-60 gap-1 overflow-y-auto">
          <For each={props.json.marks()}>
            {(mark) => (
              <li>
                <button type="button" class="link text-left" onClick={() => props.jump(mark.line)}>
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
  )
}
