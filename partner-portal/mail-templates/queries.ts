import { keepPreviousData, queryOptions } from '@tanstack/solid-query'
import type {
  MailTemplate,
  TemplateList,
  TemplatePreview,
  TemplateView,
  TemplateVoice,
} from '../../shared/mail-templates.ts'
import type { NotificationKind } from '../../shared/mails.ts'
import { api } from '../api/client.ts'
import type { Locale } from '../../shared/text.ts'

export interface Which {
  readonly kind: NotificationKind
  readonly locale: Locale
}

/** What a preview is made of. */
export interface Draft {
  readonly template: MailTemplate
  readonly voice: TemplateVoice
  readonly timeZone?: string
}

export const templatesQuery = () =>
  queryOptions({
    queryKey: ['mail-templates'],
    queryFn: ({ signal }) => api.get<TemplateList>('/mail-templates', { signal }),
  })

export const templateQuery = (which: Which) =>
  queryOptions({
    queryKey: ['mail-templates', which],
    queryFn: ({ signal }) => api.get<TemplateView>('/mail-templates/words', { search: { ...which }, signal }),
    refetchOnWindowFocus: false,
  })

/** The draft as it would arrive; its faults come as the refusal. */
export const previewQuery = (which: Which, draft: Draft) =>
  queryOptions({
    queryKey: ['mail-preview', which, draft],
    queryFn: ({ signal }) =>
      api.post<TemplatePreview>('/mail-templates/preview', draft, { search: { ...which }, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  })

/** Where the preview stands as a page that can do nothing. */
export function frameOf(which: Which, draft: Draft): string {
  const bytes = new TextEncoder().encode(JSON.stringify(draft))
  const text = btoa(String.fromCharCode(...bytes))
  const sent = text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  return `/api/mail-templates/frame?${new URLSearchParams({ ...which, draft: sent })}`
}
