import { useQuery } from '@tanstack/solid-query'
import Link from 'lucide-solid/icons/link'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { CustomerOfLead } from '../../shared/customers.ts'
import { api } from '../api/client.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { Status } from '../ui/status.tsx'
import { toast } from '../ui/toasts.tsx'
import { DateTime } from '../ui/values.tsx'
import { BothSides, DiscrepancyDeeds } from './discrepancy.tsx'

/** What the customer of a lead was written and has said, and the way to the customer's own page. */
export function CustomerOf(props: { readonly leadId: string }): JSX.Element {
  const query = useQuery(() => ({
    queryKey: ['customer', props.leadId],
    queryFn: ({ signal }) => api.get<CustomerOfLead>(`/leads/${props.leadId}/customer`, { signal }),
  }))
  return (
    <Section title={t('discrepancy.title')}>
      <Loaded query={query}>{(it) => <Body of={it()} />}</Loaded>
    </Section>
  )
}

function Body(props: { readonly of: CustomerOfLead }): JSX.Element {
  return (
    <div class="grid gap-4">
      <For each={props.of.discrepancies}>
        {(row) => (
          <div class="grid gap-3">
            <div>
              <Status tone={row.resolution ? 'neutral' : 'bad'}>
                {row.resolution ? t(`discrepancy.resolution_${row.resolution}`) : t('discrepancy.open')}
              </Status>
            </div>
            <BothSides row={row} />
            <Show when={row.can.length > 0}>
              <div class="flex flex-wrap gap-2">
                <DiscrepancyDeeds row={row} />
              </div>
            </Show>
          </div>
        )}
      </For>
      <ul class="grid gap-1 text-small">
        <For each={props.of.asked} fallback={<li class="text-ink-soft">{t('discrepancy.nothing')}</li>}>
          {(one) => (
            <li>
              {t(`discrepancy.${one.kind}`)}, <DateTime at={one.askedAt} />
              <Show when={one.kind === 'check'}>
                {': '}
                <strong class="font-medium">{t(`discrepancy.answer_${one.answer ?? 'none'}`)}</strong>
              </Show>
            </li>
          )}
        </For>
        <Show when={!props.of.mails}>
          <li class="text-ink-soft">{t('discrepancy.noMails')}</li>
        </Show>
      </ul>
      <Show when={props.of.statusUrl}>
        {(url) => (
          <div>
            <Button icon={Link} onClick={() => void copy(url())}>
              {t('discrepancy.copyLink')}
            </Button>
          </div>
        )}
      </Show>
    </div>
  )
}

async function copy(url: string): Promise<void> {
  await navigator.clipboard.writeText(url)
  toast({ text: t('discrepancy.copied'), tone: 'ok' })
}
