import type { FactType } from '../facts.ts'
import type { Takes } from '../operators.ts'
import type { RuleWords } from './words.ts'

const factTypes: Record<FactType, string> = {
  text: 'ein Text',
  number: 'eine Zahl',
  boolean: 'entweder true oder false',
  list: 'eine Liste',
  postalCode: 'eine Postleitzahl',
  position: 'ein Standort',
}
const takesWords: Record<Takes, (type: FactType) => string> = {
  one: (type) =>
    type === 'number' || type === 'boolean' ? factTypes[type] : 'ein Text in Anführungszeichen',
  many: (type) => (type === 'number' ? 'eine Liste von Zahlen' : 'eine Liste von Texten wie ["80", "81"]'),
  range: (type) =>
    type === 'number'
      ? 'ein Zahlenbereich wie {"from": 1, "to": 5}'
      : 'ein Bereich von Texten wie {"from": "80000", "to": "81999"}',
  circle: () => 'ein Ort mit Kilometern wie {"latitude": 48.14, "longitude": 11.58, "km": 50}',
  flag: () => 'true oder false',
}

const instead = (nearest: string | null) => (nearest === null ? '' : ` Ist „${nearest}“ gemeint?`)
const list = (names: readonly string[]) => names.join(', ')
const forms = {
  key: 'Nehmen Sie 1 bis 64 Zeichen aus a–z, 0–9, - und _, am Anfang Buchstabe oder Ziffer.',
  uuid: 'Nehmen Sie die Kennung, eine UUID.',
  country: 'Nehmen Sie die zwei Buchstaben des Landes, etwa DE.',
  language: 'Nehmen Sie die zwei Buchstaben der Sprache, etwa de.',
}

function outside(from: number | null, to: number | null): string {
  if (from !== null && to !== null) return `Geben Sie eine Zahl von ${from} bis ${to} an.`
  if (from !== null) return `Geben Sie eine größere Zahl an: Die kleinste ist ${from}.`
  return to === null
    ? 'Geben Sie eine gewöhnliche Zahl an.'
    : `Geben Sie eine kleinere Zahl an: Die größte ist ${to}.`
}

/** Was an einem Regelwerk falsch ist und wie es sich beheben lässt. */
export const faultsDe: RuleWords['faults'] = {
  not_an_object: ({ found }) =>
    `Hier muss ein Objekt in geschweiften Klammern stehen; gefunden wurde: ${found}.`,
  wrong_type: ({ expected, found }) => `Hier muss ${expected} stehen; gefunden wurde: ${found}.`,
  missing_field: ({ field }) => `„${field}“ fehlt; bitte ergänzen.`,
  unknown_key: ({ key, nearest }) => `„${key}“ ist hier unbekannt; bitte entfernen.${instead(nearest)}`,
  too_deep: ({ limit }) =>
    `Bedingungen dürfen ${limit} Ebenen tief verschachtelt sein; teilen Sie dies in mehrere Regeln.`,
  too_large: ({ limit }) => `Das sind mehr als ${limit} Werte; bitte kürzen.`,
  too_many: ({ limit }) => `Geben Sie höchstens ${limit} davon an.`,
  too_many_conditions: ({ limit }) =>
    `Eine Regel darf ${limit} Bedingungen haben; nehmen Sie „in“ mit einer Liste, oder teilen Sie sie.`,
  too_few: ({ limit }) => `Geben Sie mindestens ${limit} davon an, oder lassen Sie das Feld weg.`,
  too_long: ({ limit }) => `Nehmen Sie höchstens ${limit} Zeichen.`,
  empty_text: () =>
    'Das ist leer; geben Sie einen Text an. Ob ein Merkmal fehlt, fragt der Operator „isMissing“.',
  unusable_text: () => 'Diese Zeichen lassen sich nicht speichern; nehmen Sie einfachen Text in einer Zeile.',
  out_of_range: ({ from, to }) => outside(from, to),
  not_a_choice: ({ found, choices }) =>
    `„${found}“ steht nicht zur Wahl; nehmen Sie einen dieser Werte: ${list(choices)}.`,
  wrong_form: ({ form }) => forms[form],
  repeated: () => 'Derselbe Wert steht zweimal da; nennen Sie jeden einmal.',
  duplicate_key: ({ key, first }) =>
    `Der Schlüssel „${key}“ gehört der Regel bei ${first}; geben Sie jeder Regel ihren eigenen.`,
  empty_group: ({ group }) =>
    `„${group}“ enthält keine Bedingung; ergänzen Sie eine, oder lassen Sie „when“ weg, damit jeder Lead passt.`,
  no_condition: () =>
    'Hier steht keine Bedingung; ergänzen Sie eine, oder lassen Sie „when“ weg, damit jeder Lead passt.',
  mixed_group: ({ keys }) =>
    `Eine Bedingung ist eines von ${list(keys)}, nicht mehreres; setzen Sie eine in die andere.`,
  unknown_fact: ({ fact, nearest }) => {
    const mend =
      nearest === null ? ' Nehmen Sie ein Merkmal des Leads, oder legen Sie das Feld zuerst an.' : ''
    return `Das Merkmal „${fact.slice(0, 60)}“ ist unbekannt.${mend}${instead(nearest)}`
  },
  unknown_operator: ({ operator, nearest }) =>
    `Der Operator „${operator.slice(0, 60)}“ ist unbekannt.${instead(nearest)}`,
  operator_unfit: ({ operator, fact, type, fitting }) =>
    `„${operator}“ passt nicht zu „${fact}“ (${factTypes[type]}); nehmen Sie eines von: ${list(fitting)}.`,
  wrong_value: ({ operator, takes, type, found }) =>
    `„${operator}“ braucht hier: ${takesWords[takes](type)}; gefunden wurde: ${found}.`,
  reversed_range: () => 'Der Bereich endet vor seinem Anfang; vertauschen Sie „from“ und „to“.',
  uneven_postal_range: () =>
    '„from“ und „to“ müssen gleich viele Zeichen haben; für den Anfang einer Postleitzahl gibt es „postalPrefix“.',
  widens_nothing: () =>
    'Dieser Schritt weitet nichts aus; nennen Sie Umkreis, Stufen, Schlagwörter oder territory „any“.',
  assign_asks_nobody: () =>
    'Mit mode „assign“ wird niemand gefragt; entfernen Sie „window“, „gradeWindows“ und „ladder“, oder nehmen Sie „exclusive“.',
  names_no_grade: () =>
    'Hier steht keine Güte; geben Sie ein Zeitfenster für A, B oder C an, oder lassen Sie „gradeWindows“ weg.',
  no_race: () => '„raceTo“ gibt es nur mit mode „race“; entfernen Sie es, oder ändern Sie mode.',
  no_performance_order: () =>
    '„performanceFloor“ gibt es nur mit der Reihenfolge „best_performing“; entfernen Sie es, oder ergänzen Sie diese.',
  grades_reversed: () =>
    'Güte A braucht mindestens so viele Punkte wie Güte B; erhöhen Sie „A“, oder senken Sie „B“.',
  scores_itself: ({ fact }) =>
    `„${fact}“ ist das Ergebnis der Bewertung; eine Bewertungsregel kann nicht danach fragen.`,
  one_moment: () =>
    'Ein Schritt hat einen Zeitpunkt; geben Sie eines von „percent“, „minutes“ und „minutesLeft“ an.',
  step_out_of_order: () =>
    'Dieser Schritt liegt nicht nach einem vor ihm; ordnen Sie die Schritte, jeder mit eigenem Zeitpunkt.',
  one_extension: () =>
    'Eine Verlängerung ist entweder „percent“ des Zeitfensters oder „minutes“; geben Sie eines davon an.',
  clock_of_minutes: () =>
    '„clock“ gibt es nur mit „minutes“: Ein Teil des Zeitfensters rechnet mit dessen Uhr; entfernen Sie es.',
  too_many_ladders: () =>
    'Ein Regelwerk kann 50 Eskalationen haben; entfernen Sie die, die keine Regel nennt.',
  more_faults: ({ count }) => `${count} weitere Fehler; beheben Sie zuerst die obigen.`,
}
