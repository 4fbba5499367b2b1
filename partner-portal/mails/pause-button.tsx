import { useQuery } from '@tanstack/solid-query'
import Pause from 'lucide-solid/icons/pause'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { api } from '../api/client.ts'
import { queryClient } from '../app/queries.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { mailsStateQuery } from './queries.ts'

/** Lets nothing leave, for whoever may say so. */
export function PauseButton(): JSX.Element {
  const query = useQuery(mailsStateQuery)
  const pause = createDeed(async () => {
    await api.post('/mails/pause')
    await queryClient.invalidateQueries({ queryKey: ['mails'] })
  })
  return (
    <Show when={query.isSuccess && query.data.can.includes('pause')}>
      <Button icon={Pause} busy={pause.busy()} onClick={pause.run}>
        {t('mails.pause')}
      </Button>
    </Show>
  )
}
