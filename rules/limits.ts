/** How much a rule set may hold. `depth` counts conditions inside each other, the outermost is 1. */
export const limits = {
  rules: 10_000,
  scoringRules: 200,
  ladders: 50,
  conditions: 200,
  depth: 5,
  values: 5_000,
  text: 200,
} as const
