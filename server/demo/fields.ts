import type { z } from 'zod'
import type { newField } from '../../shared/fields.ts'

/** What the demo’s leads tell of the house, beside what every lead tells. */
export const demoFields: z.input<typeof newField>[] = [
  {
    key: 'roof',
    type: 'choice',
    labels: { en: 'Kind of roof', de: 'Dachform' },
    choices: [
      { key: 'pitched', labels: { en: 'Pitched', de: 'Geneigt' } },
      { key: 'flat', labels: { en: 'Flat', de: 'Flach' } },
      { key: 'none', labels: { en: 'No roof of its own', de: 'Kein eigenes Dach' } },
    ],
  },
  { key: 'yearBuilt', type: 'number', labels: { en: 'Built in', de: 'Baujahr' } },
]
