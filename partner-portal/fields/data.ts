import type { EditField, FieldLabels, FieldList, FieldType, FieldView } from '../../shared/fields.ts'
import { api } from '../api/client.ts'
import { queryClient } from '../app/queries.ts'
import { language } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'

export const fieldsQuery = () => ({
  queryKey: ['fields', 'all'],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<FieldList>('/fields', { signal }),
})

export const fieldKinds = ['text', 'number', 'boolean', 'choice', 'choices'] as const satisfies FieldType[]
export const typeName = (type: FieldType): string => t(`fields.type_${type}`)
export const labelOf = (labels: FieldLabels): string => labels[language()]

/** The key that a name suggests: `Kind of roof` is `kindOfRoof`. */
export const keyFrom = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase())
    .replace(/^[^A-Za-z]+/, '')
    .replace(/^./, (first) => first.toLowerCase())
    .slice(0, 40)

export const changeField = async (key: string, changes: EditField): Promise<void> => {
  await api.patch<FieldView>(`/fields/${key}`, changes)
  await queryClient.invalidateQueries({ queryKey: ['fields'] })
}

/** Said here once more: the shared one would bring the validator along. */
export const takesChoices = (type: FieldType): boolean => type === 'choice' || type === 'choices'
