import type { FactCatalogue, FactDefinition } from './facts.ts'
import { isCustomFact } from './facts.ts'
import type { FaultList, Path } from './faults.ts'
import { kindOf } from './faults.ts'
import { nearestName } from './nearest-name.ts'
import type { OperatorName } from './operators.ts'
import { isOperator, operatorNames, operators } from './operators.ts'
import { checkValue } from './check-value.ts'
import { limits } from './limits.ts'

/** `undeclaredCustom: 'missing'` lets a published rule outlive the custom field that it asks for. */
export interface CheckOptions {
  catalogue: FactCatalogue
  undeclaredCustom: 'refused' | 'missing'
  /** Scoring rules find out score and grade, so they cannot ask for them. */
  scoring?: boolean
}

type Shape = Record<string, unknown>
const groups = ['all', 'any', 'not'] as const
const comparisonKeys = ['fact', 'operator', 'value']

/** Every fault of one rule's `when`, each at its own place. The input must be in bounds. */
export function checkCondition(input: unknown, path: Path, options: CheckOptions, faults: FaultList): void {
  let count = 0
  const visit = (condition: unknown, at: Path, depth: number): void => {
    count += 1
    if (depth > limits.depth) return faults.add(at, 'too_deep', { limit: limits.depth })
    if (kindOf(condition) !== 'object') {
      return faults.add(at, 'not_an_object', { found: kindOf(condition) })
    }
    const shape = condition as Shape
    const heads = [...groups, 'fact' as const].filter((head) => Object.hasOwn(shape, head))
    if (heads.length > 1) return faults.add(at, 'mixed_group', { keys: heads })
    const head = heads[0]
    if (!head) return refuseHeadless(shape, at, faults)
    if (head === 'fact') return checkComparison(shape, at, options, faults)
    refuseUnknownKeys(shape, [head], at, faults)
    const inner = shape[head]
    if (head === 'not') return visit(inner, [...at, head], depth + 1)
    if (!Array.isArray(inner)) {
      return faults.add([...at, head], 'wrong_type', { expected: 'array', found: kindOf(inner) })
    }
    if (inner.length === 0) return faults.add([...at, head], 'empty_group', { group: head })
    inner.forEach((child, index) => visit(child, [...at, head, index], depth + 1))
  }
  visit(input, path, 1)
  if (count > limits.conditions) faults.add(path, 'too_many_conditions', { limit: limits.conditions })
}

function refuseHeadless(shape: Shape, at: Path, faults: FaultList): void {
  if (Object.keys(shape).length === 0) return faults.add(at, 'no_condition', {})
  if (Object.hasOwn(shape, 'operator')) return faults.add(at, 'missing_field', { field: 'fact' })
  refuseUnknownKeys(shape, [], at, faults, [...groups, 'fact'])
}

function refuseUnknownKeys(
  shape: Shape,
  known: string[],
  at: Path,
  faults: FaultList,
  meant: readonly string[] = known,
): void {
  for (const key of Object.keys(shape)) {
    if (known.includes(key)) continue
    faults.add([...at, key], 'unknown_key', { key, nearest: nearestName(key, meant) })
  }
}

function checkComparison(shape: Shape, at: Path, options: CheckOptions, faults: FaultList): void {
  refuseUnknownKeys(shape, comparisonKeys, at, faults)
  for (const field of ['operator', 'value']) {
    if (!Object.hasOwn(shape, field)) faults.add(at, 'missing_field', { field })
  }
  const definition = checkFact(shape.fact, [...at, 'fact'], options, faults)
  if (!Object.hasOwn(shape, 'operator')) return
  const operator = checkOperator(shape.operator, [...at, 'operator'], faults)
  if (!operator || !definition) return
  if (definition === 'unchecked') return
  if (!(operators[operator].fits as readonly string[]).includes(definition.type)) {
    const fitting = operatorNames.filter((name) =>
      (operators[name].fits as readonly string[]).includes(definition.type),
    )
    const { type } = definition
    return faults.add([...at, 'operator'], 'operator_unfit', {
      operator,
      fact: String(shape.fact),
      type,
      fitting,
    })
  }
  if (Object.hasOwn(shape, 'value')) checkValue(shape.value, operator, definition, [...at, 'value'], faults)
}

function checkFact(
  fact: unknown,
  at: Path,
  options: CheckOptions,
  faults: FaultList,
): FactDefinition | 'unchecked' | null {
  if (typeof fact !== 'string') {
    faults.add(at, 'wrong_type', { expected: 'string', found: kindOf(fact) })
    return null
  }
  if (options.scoring && (fact === 'score' || fact === 'grade')) {
    faults.add(at, 'scores_itself', { fact })
    return null
  }
  const definition = options.catalogue.get(fact)
  if (definition) return definition
  if (options.undeclaredCustom === 'missing' && isCustomFact(fact)) return 'unchecked'
  faults.add(at, 'unknown_fact', { fact, nearest: nearestName(fact, options.catalogue.keys()) })
  return null
}

function checkOperator(operator: unknown, at: Path, faults: FaultList): OperatorName | null {
  if (isOperator(operator)) return operator
  if (typeof operator === 'string') {
    faults.add(at, 'unknown_operator', { operator, nearest: nearestName(operator, operatorNames) })
  } else faults.add(at, 'wrong_type', { expected: 'string', found: kindOf(operator) })
  return null
}
