import { api, checkedFetch } from '../api/client.ts'
import { t } from '../i18n/t.ts'
import { toast } from '../ui/toasts.tsx'
import type { RuleSetView, RulesFormat } from '../../shared/rules.ts'

/** Saves the rules as a file on this device. */
export async function exportRules(format: RulesFormat, version: 'draft' | 'live'): Promise<void> {
  const answer = await checkedFetch(`/api/rules/export?format=${format}&version=${version}`)
  const address = URL.createObjectURL(await answer.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = `rules.${format}`
  link.click()
  URL.revokeObjectURL(address)
}

/** Makes a file the draft; throws what the server refuses, each fault with its pointer. */
export async function importRules(file: File, revision: number): Promise<RuleSetView> {
  const text = await file.text()
  const format: RulesFormat = /\.ya?ml$/i.test(file.name) ? 'yaml' : 'json'
  const view = await api.post<RuleSetView>('/rules/import', { revision, format, text })
  toast({ text: t('rules.imported', { name: file.name }), tone: 'ok' })
  return view
}
