import type { FindingView } from '../../shared/findings.ts'
import type { Refusal } from '../../shared/refusals.ts'

const sentences: Partial<Record<Refusal['code'], (facts: Record<string, unknown>) => string>> = {
  rule_set_invalid: () => 'These rules cannot work:',
  invalid: () => 'This cannot be done as it was said:',
  not_found: () => 'There is no such version or draft.',
  release_scheduled: ({ version, startsAt }) =>
    `Version ${version} is scheduled for ${startsAt}. Cancel it in the portal first, or wait until it is live.`,
  canary_running: ({ version }) =>
    `Version ${version} runs as a canary. Promote or end it in the portal first.`,
  findings_unconfirmed: () => 'The check found something; --despite publishes all the same:',
}

/** A refusal on a terminal: a sentence, then a line for each fault or finding with its place. */
export function refusalText({ code, facts, faults }: Refusal): string {
  const findings = Array.isArray(facts.findings) ? (facts.findings as FindingView[]) : []
  return [
    sentences[code]?.(facts) ?? `Refused: ${code.replaceAll('_', ' ')}.`,
    ...faults.map(
      ({ pointer, message }) => `  ${pointer.replace(/^\/content(?=\/|$)/, '') || '/'} ${message}`,
    ),
    ...findings.map(({ severity, message }) => `  ${severity}: ${message}`),
  ].join('\n')
}
