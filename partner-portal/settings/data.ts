import type { SettingsView } from '../../shared/manufacturers.ts'
import { api } from '../api/client.ts'

export const settingsQuery = () => ({
  queryKey: ['settings'],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<SettingsView>('/settings', { signal }),
})
