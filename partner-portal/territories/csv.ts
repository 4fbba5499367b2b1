import type { TerritoriesView } from '../../shared/territories.ts'
import { t } from '../i18n/t.ts'

/** A field as spreadsheets read it: quoted, and never a formula. */
function field(value: string | number): string {
  const text = String(value)
  const harmless = /^[=+\-@\t\r]/.test(text) && typeof value === 'string' ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** The table of areas as CSV, with a byte order mark for spreadsheets. */
export function csvOf({ country, areas }: TerritoriesView): string {
  const head = [
    t('territories.country'),
    t('territories.area'),
    t('territories.town'),
    t('territories.places'),
    t('territories.partners'),
    t('territories.uncovered'),
    t('territories.gaps'),
    t('territories.most'),
    t('territories.leads'),
    'latitude',
    'longitude',
  ]
  const rows = areas.map((area) => [
    country,
    area.code,
    area.town,
    area.places,
    area.partners,
    area.uncovered,
    area.gaps.join('; '),
    area.most,
    area.leads,
    area.latitude,
    area.longitude,
  ])
  return `\uFEFF${[head, ...rows].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`
}

/** Hands a file to the browser to save. */
export function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
