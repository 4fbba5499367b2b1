import Plus from 'lucide-solid/icons/plus'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { ladderAudiences } from '../../shared/codes.ts'
import type { RuleSetView } from '../../shared/rules.ts'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import type { Ladder, LadderTarget } from './content.ts'
import { withMember } from './content.ts'
import type { DraftState } from './draft-state.ts'
import { freshKey } from './entries.ts'
import { messagesAt } from './faults.ts'
import type { Placed } from './faults.ts'
import type { Tellable } from './ladder-editor.tsx'
import { LadderEditor } from './ladder-editor.tsx'
import { LadderLine } from './ladder-line.tsx'
import { textOf, usualSteps } from './ladder-steps.ts'
import { say } from './ladder-texts.ts'

interface TabProps {
  readonly view: RuleSetView
  readonly draft: DraftState
  readonly readOnly: boolean
}

const usualKey = 'default'

/** What happens while nobody answers: the ladders that rules may name, and the one that all others climb. */
export function LaddersTab(props: TabProps): JSX.Element {
  const content = () => props.draft.content()
  const ladders = () => content().ladders ?? {}
  const keys = () =>
    Object.keys(ladders()).sort(
      (one, other) => Number(other === usualKey) - Number(one === usualKey) || one.localeCompare(other),
    )
  const set = (key: string, ladder: Ladder | undefined) => {
    const next = withMember(ladders(), key, ladder)
    props.draft.edit(withMember(content(), 'ladders', Object.keys(next).length === 0 ? undefined : next))
  }
  const add = (key: string, name: string) => set(key, { name, steps: usualSteps, afterPartners: 3 })
  const tellable = (): readonly Tellable[] => [
    ...ladderAudiences.map((target) => ({ target, name: say(`to_${target}`) })),
    ...props.view.tellable.people.map(({ id, name }) => ({ target: { person: id }, name })),
    ...props.view.tellable.webhooks.map(({ id, name }) => ({
      target: { webhook: id },
      name: say('webhook', { name }),
    })),
  ]
  const nameOf = (target: LadderTarget) =>
    tellable().find((one) => textOf(one.target) === textOf(target))?.name ?? say('gone')
  const rest = () => props.draft.faults().filter(({ list }) => list === 'rest')
  const users = (key: string) =>
    content()
      .rules.filter(({ then }) => then.do === 'distribute' && then.ladder === key)
      .map(({ name }) => name)
  return (
    <div class="grid grid-cols-[minmax(0,1fr)] gap-5">
      <p class="max-w-prose text-ink-soft">{say('about')}</p>
      <Show when={!ladders()[usualKey]}>
        <Section
          title={say('usual')}
          actions={
            <Show when={!props.readOnly}>
              <Button onClick={() => add(usualKey, say('usualName'))}>{say('replace')}</Button>
            </Show>
          }
        >
          <LadderLine ladder={{ name: '' }} nameOf={nameOf} />
          <p class="mt-3 text-small text-ink-soft">{say('usualText')}</p>
        </Section>
      </Show>
      <For each={keys()}>
        {(key) => (
          <Show when={ladders()[key]}>
            {(ladder) => (
              <Section
                title={key === usualKey ? say('own', { name: ladder().name }) : ladder().name}
                actions={
                  <Show when={!props.readOnly}>
                    <Button tone="quiet" onClick={() => set(key, undefined)}>
                      {say('remove')}
                    </Button>
                  </Show>
                }
              >
                <div class="grid gap-5">
                  <LadderLine ladder={ladder()} nameOf={nameOf} />
                  <p class="text-small text-ink-soft">
                    {key === usualKey
                      ? say('usedByOthers')
                      : users(key).length > 0
                        ? say('usedBy', { rules: users(key).join(', ') })
                        : say('unused')}
                  </p>
                  <fieldset disabled={props.readOnly} class="min-w-0">
                    <legend class="sr-only">{ladder().name}</legend>
                    <LadderEditor
                      ladder={ladder()}
                      tellable={tellable()}
                      error={(at) => messageAt(rest(), key, at)}
                      onChange={(next) => set(key, next)}
                    />
                  </fieldset>
                </div>
              </Section>
            )}
          </Show>
        )}
      </For>
      <Show when={!props.readOnly}>
        <div>
          <Button
            icon={Plus}
            onClick={() => {
              const number = Object.keys(ladders()).length + 1
              add(freshKey(`ladder-${number}`, Object.keys(ladders())), say('newName', { number }))
            }}
          >
            {say('add')}
          </Button>
        </div>
      </Show>
    </div>
  )
}

/** What is wrong at a place inside a ladder and below it; a `$` at the end is that place alone. */
function messageAt(faults: readonly Placed[], key: string, at: string): string | undefined {
  const alone = at.endsWith('$')
  return messagesAt(faults, `/ladders/${key}${alone ? at.slice(0, -1) : at}`, !alone)[0]
}
