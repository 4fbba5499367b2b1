import { describe, expect, test } from 'vitest'
import type { LeadField } from '../../server/manufacturers/lead-field.ts'
import { customFaults, readCustom } from '../../server/manufacturers/lead-field.ts'

const labels = { en: 'Roof', de: 'Dach' }
const field = (key: string, more: Partial<LeadField> = {}): LeadField => ({
  key,
  type: 'text',
  labels,
  choices: null,
  required: false,
  retired: false,
  ...more,
})
const choices = ['flat', 'pitched'].map((key) => ({ key, labels }))
const fields = [
  field('note'),
  field('year', { type: 'number' }),
  field('listed', { type: 'boolean' }),
  field('roof', { type: 'choice', choices }),
  field('wants', { type: 'choices', choices }),
  field('old', { retired: true }),
]

describe('a lead’s own fields', () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    ['none at all', {}, []],
    ['every type', { note: 'x', year: 1984, listed: false, roof: 'flat', wants: ['flat', 'pitched'] }, []],
    ['a field that nobody declared', { roofs: 'flat' }, ['/custom/roofs unknown_field']],
    ['a retired field', { old: 'x' }, ['/custom/old retired_field']],
    ['a number as text', { year: '1984' }, ['/custom/year invalid_type']],
    ['a text as number', { note: 7 }, ['/custom/note invalid_type']],
    ['yes is not true', { listed: 'yes' }, ['/custom/listed invalid_type']],
    ['an unknown choice', { roof: 'round' }, ['/custom/roof unknown_choice']],
    ['one unknown among the choices', { wants: ['flat', 'round'] }, ['/custom/wants unknown_choice']],
    ['one choice where a list belongs', { wants: 'flat' }, ['/custom/wants invalid_type']],
    [
      'every fault is named',
      { roof: 1, year: 'x', a: 1 },
      ['/custom/roof invalid_type', '/custom/year invalid_type', '/custom/a unknown_field'],
    ],
  ])('%s', (_, custom, faults) => {
    expect(customFaults(custom, fields).map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(faults)
  })

  test.each<[string, Record<string, unknown>, boolean]>([
    ['what is left out', {}, true],
    ['what is blank', { roof: '  ' }, true],
    ['what is there', { roof: 'flat' }, false],
  ])('a required field is missed: %s', (_, custom, missed) => {
    const required = [field('roof', { required: true }), field('gone', { required: true, retired: true })]
    expect(customFaults(custom, required).some(({ code }) => code === 'required')).toBe(missed)
  })
})

test.each([
  ['1984', 'year', 1984],
  ['-1.5', 'year', -1.5],
  ['about 1984', 'year', 'about 1984'],
  ['Ja', 'listed', true],
  ['no', 'listed', false],
  ['maybe', 'listed', 'maybe'],
  [' Flat ', 'roof', 'flat'],
  ['flat; Pitched', 'wants', ['flat', 'pitched']],
  ['7', 'note', '7'],
  ['7', 'unknown', '7'],
])('%s in a file is read as %s', (text, key, value) => {
  expect(
    readCustom(
      text,
      fields.find((one) => one.key === key),
    ),
  ).toEqual(value)
})
