import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { ReleaseView } from '../../shared/rules.ts'
import { asProblem } from '../api/problem.ts'
import { dateTime, percent } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { wording } from '../i18n/wording.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Notice } from '../ui/status.tsx'
import { toast } from '../ui/toasts.tsx'
import { createReleaseDeeds } from './deeds.ts'

/** What begins at a moment, and taking it back. */
export function Scheduled(props: {
  readonly release: ReleaseView
  readonly mayCancel: boolean
}): JSX.Element {
  const deeds = createReleaseDeeds()
  const cancel = createDeed(async () => {
    const { version } = props.release
    await deeds.cancelScheduled()
    toast({ text: t('versions.scheduledCancelled', { version }), tone: 'ok' })
  })
  const facts = () => ({ version: props.release.version, at: dateTime(props.release.startsAt, 'full') })
  return (
    <Notice tone="warn">
      <div class="flex flex-wrap items-center justify-between gap-3">
        <p class="min-w-0">
          {props.release.kind === 'canary'
            ? t('versions.scheduledTextCanary', { ...facts(), share: percent(props.release.share) })
            : t('versions.scheduledText', facts())}
        </p>
        <Show when={props.mayCancel}>
          <Button busy={cancel.busy()} onClick={cancel.run}>
            {t('versions.cancelSchedule')}
          </Button>
        </Show>
      </div>
      <Show when={cancel.problem()}>
        {(problem) => (
          <p role="alert" class="mt-2 text-bad">
            {wording(asProblem(problem()))}
          </p>
        )}
      </Show>
    </Notice>
  )
}
