import { useQuery } from '@tanstack/solid-query'
import { createMemo } from 'solid-js'
import type { Accessor, JSX } from 'solid-js'
import { productLinesQuery } from '../leads/queries.ts'
import type { Content, Distribute, Entry, Rule, ScoringRule } from './content.ts'
import { fieldsQuery, partnersQuery, pipelinesQuery } from './data.ts'
import { EditingContext } from './editing.ts'
import { FallbackEditor } from './fallback-editor.tsx'
import { factsFor } from './facts.ts'
import { messagesAt } from './faults.ts'
import type { Placed } from './faults.ts'
import { RuleEditor, ScoringRuleEditor } from './rule-editor.tsx'

interface Surroundings {
  readonly content: Content
  /** The faults of this rule alone. */
  readonly faults: readonly Placed[]
  readonly readOnly: boolean
}

const sorted = (words: Iterable<string>) => [...new Set(words)].sort((a, b) => a.localeCompare(b))

/** What the fields of the builder are told: faults, facts, and what there is to choose from. */
function Editing(props: Surroundings & { readonly children: JSX.Element }): JSX.Element {
  const fields = useQuery(fieldsQuery)
  const products = useQuery(productLinesQuery)
  const partners = useQuery(partnersQuery)
  const pipelines = useQuery(pipelinesQuery)
  const facts = createMemo(() => factsFor(fields.isSuccess ? fields.data : []))
  const rows = () => (partners.isSuccess ? partners.data.rows : [])
  const tiers = createMemo(() => {
    const named = props.content.tiers ?? []
    const others = sorted(rows().flatMap(({ tier }) => tier ?? []))
    return [...new Set([...named, ...others])]
  })
  const tags = createMemo(() => sorted(rows().flatMap((row) => row.tags)))
  return (
    <EditingContext.Provider
      value={{
        fault: (at, below = false) => messagesAt(props.faults, at, below).join(' ') || undefined,
        facts,
        products: () =>
          products.isSuccess ? products.data.rows.map(({ name }) => ({ value: name, label: name })) : [],
        tiers,
        tags,
        pipelines: () =>
          pipelines.isSuccess ? pipelines.data.map(({ key, name }) => ({ value: key, label: name })) : [],
        ladders: () =>
          Object.entries(props.content.ladders ?? {}).flatMap(([value, { name }]) =>
            value === 'default' ? [] : [{ value, label: name }],
          ),
      }}
    >
      {props.children}
    </EditingContext.Provider>
  )
}

interface BuilderProps<One extends Entry> extends Surroundings {
  readonly rule: Accessor<One>
  readonly onChange: (rule: One) => void
}

/** The builder of a rule; a part of the page that is loaded when a rule is first opened. */
export function RuleBuilder(props: BuilderProps<Rule>): JSX.Element {
  return (
    <Editing {...props}>
      <RuleEditor rule={props.rule()} onChange={props.onChange} readOnly={props.readOnly} />
    </Editing>
  )
}

/** The builder of a scoring rule. */
export function ScoringBuilder(props: BuilderProps<ScoringRule>): JSX.Element {
  return (
    <Editing {...props}>
      <ScoringRuleEditor rule={props.rule()} onChange={props.onChange} readOnly={props.readOnly} />
    </Editing>
  )
}

/** What happens to leads that no rule takes, and the order of tiers. */
export function FallbackBuilder(
  props: Surroundings & { readonly onChange: (content: Content) => void },
): JSX.Element {
  return (
    <Editing {...props}>
      <FallbackEditor
        fallback={props.content.fallback ?? null}
        readOnly={props.readOnly}
        onChange={(fallback: Distribute | null) => props.onChange({ ...props.content, fallback })}
      />
    </Editing>
  )
}
