import type { FactType } from '../facts.ts'
import type { Takes } from '../operators.ts'
import type { RuleWords } from './words.ts'

const factTypes: Record<FactType, string> = {
  text: 'a text',
  number: 'a number',
  boolean: 'either true or false',
  list: 'a list',
  postalCode: 'a postal code',
  position: 'a place',
}
const takesWords: Record<Takes, (type: FactType) => string> = {
  one: (type) => (type === 'number' || type === 'boolean' ? factTypes[type] : 'a text in quotes'),
  many: (type) => (type === 'number' ? 'a list of numbers' : 'a list of texts, such as ["80", "81"]'),
  range: (type) =>
    type === 'number'
      ? 'a range of numbers, such as {"from": 1, "to": 5}'
      : 'a range of texts, such as {"from": "80000", "to": "81999"}',
  circle: () => 'a place and kilometres, such as {"latitude": 48.14, "longitude": 11.58, "km": 50}',
  flag: () => 'true or false',
}

const instead = (nearest: string | null) => (nearest === null ? '' : ` Did you mean “${nearest}”?`)
const list = (names: readonly string[]) => names.join(', ')
const forms = {
  key: 'Use 1 to 64 of a–z, 0–9, - and _, beginning with a letter or digit.',
  uuid: 'Use its id, a UUID.',
  country: 'Use a country’s two letters, such as DE.',
  language: 'Use a language’s two letters, such as de.',
}

function outside(from: number | null, to: number | null): string {
  if (from !== null && to !== null) return `Give a number from ${from} to ${to}.`
  if (from !== null) return `Give a larger number: the least is ${from}.`
  return to === null ? 'Give an ordinary number.' : `Give a smaller number: the most is ${to}.`
}

/** What is wrong with a rule set, and how to mend it. */
export const faultsEn: RuleWords['faults'] = {
  not_an_object: ({ found }) => `This must be an object in braces, not ${found}.`,
  wrong_type: ({ expected, found }) => `This must be ${expected}, not ${found}.`,
  missing_field: ({ field }) => `“${field}” is missing; add it.`,
  unknown_key: ({ key, nearest }) => `“${key}” is not known here; remove it.${instead(nearest)}`,
  too_deep: ({ limit }) => `Conditions may be nested ${limit} deep; split this into several rules.`,
  too_large: ({ limit }) => `This has more than ${limit} values; make it smaller.`,
  too_many: ({ limit }) => `Give at most ${limit} of these.`,
  too_many_conditions: ({ limit }) =>
    `A rule may have ${limit} conditions; use “in” with a list, or split it into several rules.`,
  too_few: ({ limit }) => `Give at least ${limit} of these, or leave the field out.`,
  too_long: ({ limit }) => `Use at most ${limit} characters.`,
  empty_text: () => 'This is empty; give a text. To ask whether a fact is missing, use “isMissing”.',
  unusable_text: () => 'This has characters that cannot be kept; use plain text of one line.',
  out_of_range: ({ from, to }) => outside(from, to),
  not_a_choice: ({ found, choices }) => `“${found}” is none of the choices; use one of: ${list(choices)}.`,
  wrong_form: ({ form }) => forms[form],
  repeated: () => 'The same value is given twice; name each once.',
  duplicate_key: ({ key, first }) =>
    `The key “${key}” is taken by the rule at ${first}; give each rule its own.`,
  empty_group: ({ group }) =>
    `“${group}” holds no condition; add one, or leave “when” out to take every lead.`,
  no_condition: () => 'This holds no condition; add one, or leave “when” out to take every lead.',
  mixed_group: ({ keys }) => `A condition is one of ${list(keys)}, not several; put one inside the other.`,
  unknown_fact: ({ fact, nearest }) => {
    const mend = nearest === null ? ' Use a fact of the lead, or declare the field first.' : instead(nearest)
    return `The fact “${fact.slice(0, 60)}” is not known.${mend}`
  },
  unknown_operator: ({ operator, nearest }) =>
    `The operator “${operator.slice(0, 60)}” is not known.${instead(nearest)}`,
  operator_unfit: ({ operator, fact, type, fitting }) =>
    `“${operator}” does not fit “${fact}”, which is ${factTypes[type]}; use one of: ${list(fitting)}.`,
  wrong_value: ({ operator, takes, type, found }) =>
    `“${operator}” needs ${takesWords[takes](type)} here, not ${found}.`,
  reversed_range: () => 'The range ends before it begins; swap “from” and “to”.',
  uneven_postal_range: () =>
    '“from” and “to” must have the same number of characters; for the beginning of a code use “postalPrefix”.',
  widens_nothing: () => 'This step widens nothing; name a radius, tiers, tags or territory “any”.',
  assign_asks_nobody: () =>
    'With mode “assign” no partner is asked; remove “window”, “gradeWindows” and “ladder”, or use “exclusive”.',
  names_no_grade: () => 'This names no grade; give a window for A, B or C, or leave “gradeWindows” out.',
  no_race: () => '“raceTo” is for mode “race” alone; remove it, or change the mode.',
  no_performance_order: () =>
    '“performanceFloor” is for the order “best_performing” alone; remove it, or add that order.',
  grades_reversed: () => 'Grade A needs no fewer points than grade B; raise “A” or lower “B”.',
  scores_itself: ({ fact }) => `“${fact}” is what scoring finds out; a scoring rule cannot ask for it.`,
  one_moment: () => 'A step has one moment; give one of “percent”, “minutes” and “minutesLeft”.',
  step_out_of_order: () =>
    'This step is not later than one before it; put the steps in their order, each with its own moment.',
  one_extension: () => 'An extension is either “percent” of the window or “minutes”; give one of them.',
  clock_of_minutes: () =>
    '“clock” is for “minutes” alone: a share of the window is reckoned by the window’s own; remove it.',
  too_many_ladders: () => 'A rule set may have 50 ladders; remove those that no rule names.',
  more_faults: ({ count }) => `${count} more faults; mend those above first.`,
}
