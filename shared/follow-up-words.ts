import type { FollowUpAction, FollowUpConditions, FollowUpRule, FollowUpTrigger } from './follow-ups.ts'
import type { Locale } from './text.ts'

interface Tongue {
  /** What sets a rule going, as a clause after «if». */
  when: Record<FollowUpTrigger, string>
  /** The same as a partner reads it in a mail, and as a task says what to do about it. */
  cause: Record<FollowUpTrigger, string>
  task: Record<FollowUpTrigger, string>
  act: Record<FollowUpAction, string>
  after(days: number): string
  every(days: number): string
  only: Record<keyof FollowUpConditions, string>
  from(amount: string): string
  rule(trigger: string, only: string | null, steps: string): string
  off: string
  and: string
  or: string
}

const en: Tongue = {
  when: {
    no_first_contact:
      'no first contact is logged by its deadline (1 working day after acceptance, 2 working hours for grade A)',
    no_activity: 'nothing is logged',
    no_next_step: 'no next step is planned',
    next_step_overdue: 'the day of the next step has passed',
    stage_too_long: 'it stays in a stage for longer than the stage’s limit',
    close_date_past: 'the expected close date has passed',
    quote_unanswered: 'a quote has been sent and the customer has not been contacted since',
    postponed_wakes: 'a postponed opportunity wakes',
  },
  cause: {
    no_first_contact: 'no contact with the customer is logged',
    no_activity: 'nothing has been logged lately',
    no_next_step: 'no next step is planned',
    next_step_overdue: 'the day of the next step has passed',
    stage_too_long: 'it has been in its stage for longer than usual',
    close_date_past: 'the expected close date has passed',
    quote_unanswered: 'your quote has had no answer',
    postponed_wakes: 'it was postponed until now',
  },
  task: {
    no_first_contact: 'Contact the customer',
    no_activity: 'Note what happened last',
    no_next_step: 'Plan the next step',
    next_step_overdue: 'Do the next step, or plan it anew',
    stage_too_long: 'Move it on, or say why it waits',
    close_date_past: 'Set a new close date, or close it',
    quote_unanswered: 'Ask the customer about the quote',
    postponed_wakes: 'Take it up again',
  },
  act: {
    mail: 'remind the partner',
    task: 'set the partner a task',
    tell: 'tell the channel manager',
    propose_reclaim: 'offer the channel manager to reclaim it',
    reclaim: 'reclaim it and route the lead to somebody else',
    close: 'close it as lost',
  },
  after: (days) =>
    days === 0 ? 'at once' : days === 1 ? 'after 1 working day' : `after ${days} working days`,
  every: (days) => (days === 1 ? 'then again every working day' : `then again every ${days} working days`),
  only: {
    pipelines: 'pipeline',
    stages: 'stage',
    tiers: 'tier',
    grades: 'grade',
    productLines: 'product line',
    minAmount: 'amount',
  },
  from: (amount) => `amount from ${amount} on`,
  rule: (trigger, only, steps) => `If ${trigger}${only ? ` (only ${only})` : ''}: ${steps}.`,
  off: 'Switched off:',
  and: 'and',
  or: 'or',
}

const de: Tongue = {
  when: {
    no_first_contact:
      'bis zur Frist kein erster Kontakt eingetragen ist (1 Arbeitstag nach der Annahme, 2 Arbeitsstunden bei Güte A)',
    no_activity: 'nichts eingetragen wird',
    no_next_step: 'kein nächster Schritt geplant ist',
    next_step_overdue: 'der Tag des nächsten Schritts vorbei ist',
    stage_too_long: 'sie länger in einer Phase bleibt, als deren Grenze vorsieht',
    close_date_past: 'das erwartete Abschlussdatum vorbei ist',
    quote_unanswered: 'ein Angebot verschickt ist und der Kunde seither nicht kontaktiert wurde',
    postponed_wakes: 'eine zurückgestellte Chance wieder erwacht',
  },
  cause: {
    no_first_contact: 'kein Kontakt mit dem Kunden ist eingetragen',
    no_activity: 'es wurde länger nichts eingetragen',
    no_next_step: 'kein nächster Schritt ist geplant',
    next_step_overdue: 'der Tag des nächsten Schritts ist vorbei',
    stage_too_long: 'sie ist länger als üblich in ihrer Phase',
    close_date_past: 'das erwartete Abschlussdatum ist vorbei',
    quote_unanswered: 'Ihr Angebot blieb ohne Antwort',
    postponed_wakes: 'sie war bis jetzt zurückgestellt',
  },
  task: {
    no_first_contact: 'Kunden kontaktieren',
    no_activity: 'Eintragen, was zuletzt geschah',
    no_next_step: 'Nächsten Schritt planen',
    next_step_overdue: 'Nächsten Schritt erledigen oder neu planen',
    stage_too_long: 'Weiterbringen oder eintragen, warum es wartet',
    close_date_past: 'Neues Abschlussdatum setzen oder abschließen',
    quote_unanswered: 'Beim Kunden wegen des Angebots nachfragen',
    postponed_wakes: 'Wieder aufnehmen',
  },
  act: {
    mail: 'den Partner erinnern',
    task: 'dem Partner eine Aufgabe stellen',
    tell: 'dem Channel Manager Bescheid geben',
    propose_reclaim: 'dem Channel Manager anbieten, sie zurückzuholen',
    reclaim: 'sie zurückholen und den Lead an jemand anderen vergeben',
    close: 'sie als verloren schließen',
  },
  after: (days) => (days === 0 ? 'sofort' : days === 1 ? 'nach 1 Arbeitstag' : `nach ${days} Arbeitstagen`),
  every: (days) => (days === 1 ? 'dann wieder jeden Arbeitstag' : `dann wieder alle ${days} Arbeitstage`),
  only: {
    pipelines: 'Pipeline',
    stages: 'Phase',
    tiers: 'Stufe',
    grades: 'Güte',
    productLines: 'Produktlinie',
    minAmount: 'Betrag',
  },
  from: (amount) => `Betrag ab ${amount}`,
  rule: (trigger, only, steps) => `Wenn ${trigger}${only ? ` (nur ${only})` : ''}: ${steps}.`,
  off: 'Ausgeschaltet:',
  and: 'und',
  or: 'oder',
}

const tongues: Record<Locale, Tongue> = { en, de }

/** Names of pipelines and stages, and of close reasons, by their keys. */
export type NamesOfKeys = ReadonlyMap<string, string>

/** A rule as one sentence of a language. */
export function sayRule(rule: FollowUpRule, locale: Locale, names: NamesOfKeys = new Map()): string {
  const tongue = tongues[locale]
  const steps = rule.steps.map((step) => {
    const acts = step.do.map((action) => tongue.act[action])
    return `${tongue.after(step.afterDays)} ${listed(acts, tongue.and)}`
  })
  const repeated = rule.thenEvery === undefined ? [] : [tongue.every(rule.thenEvery)]
  const only = rule.when ? sayConditions(rule.when, locale, names) : null
  const said = tongue.rule(tongue.when[rule.trigger], only, [...steps, ...repeated].join('; '))
  return rule.enabled ? said : `${tongue.off} ${said}`
}

function sayConditions(when: FollowUpConditions, locale: Locale, names: NamesOfKeys): string | null {
  const tongue = tongues[locale]
  const parts = (['pipelines', 'stages', 'tiers', 'grades', 'productLines'] as const).flatMap((field) => {
    const values: readonly string[] | undefined = when[field]
    if (!values?.length) return []
    const named =
      field === 'pipelines' || field === 'stages' ? values.map((key) => names.get(key) ?? key) : values
    return [`${tongue.only[field]} ${listed(named, tongue.or)}`]
  })
  if (when.minAmount !== undefined)
    parts.push(tongue.from(new Intl.NumberFormat(locale).format(when.minAmount)))
  return parts.length ? parts.join(', ') : null
}

const listed = (parts: readonly string[], last: string): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`

/** What is the matter, as a mail says it. */
export const sayCauses = (triggers: readonly FollowUpTrigger[], locale: Locale): string =>
  listed(
    triggers.map((trigger) => tongues[locale].cause[trigger]),
    tongues[locale].and,
  )

export const taskOf = (trigger: FollowUpTrigger, locale: Locale): string => tongues[locale].task[trigger]

/** The words of triggers and actions, for who picks one. */
export const sayTrigger = (trigger: FollowUpTrigger, locale: Locale): string => tongues[locale].when[trigger]
export const sayAction = (action: FollowUpAction, locale: Locale): string => tongues[locale].act[action]

/** Why a rule took back or closed an opportunity, for whoever reads it afterwards. */
export const sayByRule = (name: string, locale: Locale): string =>
  locale === 'de' ? `Nachfassregel „${name}“` : `Follow-up rule “${name}”`
