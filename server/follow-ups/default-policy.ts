import type { FollowUpPolicy } from '../../shared/follow-ups.ts'
import type { Locale } from '../../shared/text.ts'

/** What is at work as long as nothing has been published. */
export const defaultPolicy: FollowUpPolicy = {
  rules: [
    {
      key: 'first-contact',
      name: 'First contact',
      enabled: true,
      trigger: 'no_first_contact',
      steps: [{ afterDays: 0, do: ['mail'] }],
    },
    {
      key: 'quiet',
      name: 'Quiet opportunity',
      enabled: true,
      trigger: 'no_activity',
      steps: [
        { afterDays: 1, do: ['mail'] },
        { afterDays: 3, do: ['mail'] },
        { afterDays: 7, do: ['mail', 'propose_reclaim'] },
        { afterDays: 14, do: ['mail'] },
      ],
      thenEvery: 14,
    },
    {
      key: 'wakes',
      name: 'Postponed till now',
      enabled: true,
      trigger: 'postponed_wakes',
      steps: [{ afterDays: 0, do: ['mail'] }],
    },
  ],
}

const german: Record<string, string> = {
  'first-contact': 'Erster Kontakt',
  quiet: 'Stille Chance',
  wakes: 'Bis jetzt zurückgestellt',
}

/** The same with its rules named in a language. */
export const defaultPolicyIn = (locale: Locale): FollowUpPolicy =>
  locale === 'de'
    ? { rules: defaultPolicy.rules.map((rule) => ({ ...rule, name: german[rule.key] ?? rule.name })) }
    : defaultPolicy
