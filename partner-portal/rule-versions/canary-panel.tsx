import { useQuery } from '@tanstack/solid-query'
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { CanaryView, ReleaseView } from '../../shared/rules.ts'
import { dateTime, percent } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { toast } from '../ui/toasts.tsx'
import { Updated } from '../ui/values.tsx'
import { Comparison } from './comparison.tsx'
import { Confirm } from './confirm.tsx'
import { createReleaseDeeds } from './deeds.ts'
import { canaryQuery } from './queries.ts'

/** The canary that runs: its leads beside those of the live version, and whether to keep it. */
export function CanaryPanel(props: { readonly live: number }): JSX.Element {
  const query = useQuery(canaryQuery)
  return (
    <Loaded query={query}>
      {(view) => (
        <Show when={view().canary}>
          {(release) => (
            <Section flush title={t('versions.compare')} actions={<Updated at={query.dataUpdatedAt} />}>
              <Head release={release()} view={view()} live={props.live} />
              <Show when={release().figures}>
                {(figures) => <Comparison figures={figures()} release={release()} />}
              </Show>
            </Section>
          )}
        </Show>
      )}
    </Loaded>
  )
}

interface HeadProps {
  readonly release: ReleaseView
  readonly view: CanaryView
  readonly live: number
}

function Head(props: HeadProps): JSX.Element {
  const deeds = createReleaseDeeds()
  const [open, setOpen] = createSignal<'promote' | 'end'>()
  const version = () => props.release.version
  const promote = async () => {
    const promoted = version()
    await deeds.promote(promoted)
    toast({ text: t('versions.promoted', { version: promoted }), tone: 'ok' })
  }
  const end = async () => {
    const next = await deeds.endCanary(version())
    toast({ text: t('versions.ended', { version: next.version ?? 0 }), tone: 'ok' })
  }
  return (
    <div class="flex flex-wrap items-center justify-between gap-3 border-b border-line p-4 md:px-5">
      <p class="min-w-0 text-pretty">
        {t('versions.canaryText', {
          version: version(),
          share: percent(props.release.share),
          at: dateTime(props.release.startsAt),
        })}
      </p>
      <div class="flex flex-wrap gap-2 phone:w-full phone:*:flex-1">
        <Show when={props.view.can.includes('end')}>
          <Button onClick={() => setOpen('end')}>{t('versions.end')}</Button>
        </Show>
        <Show when={props.view.can.includes('promote')}>
          <Button tone="primary" onClick={() => setOpen('promote')}>
            {t('versions.promote')}
          </Button>
        </Show>
      </div>
      <Confirm
        open={open() === 'promote'}
        onClose={() => setOpen(undefined)}
        title={t('versions.promoteTitle', { version: version() })}
        text={t('versions.promoteText', { version: version() })}
        yes={t('versions.promote')}
        onConfirm={promote}
      />
      <Confirm
        open={open() === 'end'}
        onClose={() => setOpen(undefined)}
        title={t('versions.endTitle', { version: version() })}
        text={t('versions.endText', { live: props.live })}
        yes={t('versions.end')}
        tone="bad"
        onConfirm={end}
      />
    </div>
  )
}
