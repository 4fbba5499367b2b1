import { useNavigate } from '@solidjs/router'
import { useQuery, useQueryClient } from '@tanstack/solid-query'
import { createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { SettingsView } from '../../shared/manufacturers.ts'
import type { PartnerView } from '../../shared/partners.ts'
import { api } from '../api/client.ts'
import { faultAt } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { Combobox } from '../ui/combobox.tsx'
import { createDeed } from '../ui/deed.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { TextField } from '../ui/text-field.tsx'
import { countries } from './countries.ts'

interface NewPartnerProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** The few facts a partner begins with; everything else is entered on its own page. */
export function NewPartner(props: NewPartnerProps): JSX.Element {
  const settings = useQuery(() => ({
    queryKey: ['settings'],
    queryFn: ({ signal }) => api.get<SettingsView>('/settings', { signal }),
    enabled: props.open,
  }))
  const [typed, type] = createStore({ name: '', postalCode: '', tier: '', email: '', externalId: '' })
  const [chosen, setChosen] = createSignal<string>()
  const country = () => chosen() ?? (settings.isSuccess ? settings.data.country : '')
  const queries = useQueryClient()
  const navigate = useNavigate()
  const deed = createDeed(async () => {
    const given = Object.fromEntries(Object.entries(typed).filter(([, text]) => text.trim() !== ''))
    const made = await api.post<PartnerView>('/partners', { name: typed.name, ...given, country: country() })
    queries.setQueryData(['partner', made.id], made)
    void queries.invalidateQueries({ queryKey: ['partners'] })
    navigate(`/partners/${made.id}`, { replace: true })
  })
  const field = (name: keyof typeof typed) => ({
    value: typed[name],
    onInput: (text: string) => type(name, text),
    error: faultAt(deed.problem(), `/${name}`)?.message,
  })
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={t('partners.new')}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('partners.cancel')}</Button>
          <Button type="submit" form="new-partner" tone="primary" busy={deed.busy()}>
            {t('partners.add')}
          </Button>
        </>
      }
    >
      <Form id="new-partner" class="grid gap-4" onSubmit={deed.run} problem={deed.problem()}>
        <TextField label={t('partners.name')} required autocomplete="off" {...field('name')} />
        <div class="grid gap-4 md:grid-cols-[1fr_10rem]">
          <Combobox
            label={t('partners.country')}
            options={countries()}
            value={country()}
            onChange={setChosen}
            error={faultAt(deed.problem(), '/country')?.message}
          />
          <TextField label={t('partners.postalCode')} required={false} {...field('postalCode')} />
        </div>
        <div class="grid gap-4 md:grid-cols-2">
          <TextField label={t('partners.tier')} required={false} {...field('tier')} />
          <TextField label={t('partners.externalId')} required={false} {...field('externalId')} />
        </div>
        <TextField type="email" label={t('partners.email')} required={false} {...field('email')} />
        <p class="text-small text-ink-soft">{t('partners.newText')}</p>
      </Form>
    </Dialog>
  )
}
