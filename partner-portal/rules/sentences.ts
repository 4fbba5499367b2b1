import { createMemo } from 'solid-js'
import { unwrap } from 'solid-js/store'
import type { RuleSetView } from '../../shared/rules.ts'
import type { Content } from './content.ts'
import type { DraftState } from './draft-state.ts'

/** A rule in words, as its two halves; `stale` when it has been changed since they were said. */
export interface Sentence {
  readonly when: string
  readonly then: string
  readonly stale: boolean
}

/** What the server says of each rule in words, and whether the rule has been changed since. */
export function createSentences(props: {
  readonly view: RuleSetView
  readonly draft: DraftState
}): (key: string) => Sentence | undefined {
  const words = createMemo(() => {
    const { rules, content } = props.view.draft ?? props.view
    const saved = (unwrap(content) as Content | null)?.rules ?? []
    return new Map(rules.map((rule, index) => [rule.key, { ...rule, saved: saved[index] }]))
  })
  const typed = createMemo(
    () => new Map(props.draft.changed() ? props.draft.content().rules.map((rule) => [rule.key, rule]) : []),
  )
  const sentenceOf = (key: string) => {
    const said = words().get(key)
    if (!said) return undefined
    const { when, then, saved } = said
    const now = typed().get(key)
    const stale = now !== undefined && now !== saved && JSON.stringify(now) !== JSON.stringify(saved)
    return { when, then, stale }
  }
  return sentenceOf
}

/** The same of scoring rules. */
export function createScoringSentences(props: {
  readonly view: RuleSetView
  readonly draft: DraftState
}): (key: string) => Sentence | undefined {
  const words = createMemo(() => {
    const shown = props.view.draft ?? props.view
    const saved = (unwrap(shown.content) as Content | null)?.scoring?.rules ?? []
    return new Map(shown.scoring.map((rule, index) => [rule.key, { ...rule, saved: saved[index] }]))
  })
  const sentenceOf = (key: string) => {
    const said = words().get(key)
    if (!said) return undefined
    const now = props.draft.content().scoring?.rules.find((rule) => rule.key === key)
    const stale = now !== said.saved && JSON.stringify(now) !== JSON.stringify(said.saved)
    return { when: said.when, then: said.points, stale }
  }
  return sentenceOf
}
