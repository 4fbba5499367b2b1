import { useQueryClient } from '@tanstack/solid-query'
import { Show, createSignal, createUniqueId } from 'solid-js'
import type { JSX } from 'solid-js'
import type { RuleSetView } from '../../shared/rules.ts'
import { api } from '../api/client.ts'
import { asProblem, faultAt } from '../api/problem.ts'
import { dateTime } from '../i18n/format.ts'
import { timeZone } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'
import { Changes } from '../rule-versions/changes.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { RadioGroup } from '../ui/choice.tsx'
import { createDeed } from '../ui/deed.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/status.tsx'
import { TextArea, TextField } from '../ui/text-field.tsx'
import { toast } from '../ui/toasts.tsx'
import { CanaryFields } from './canary-fields.tsx'
import { createPublishPlan } from './publish-plan.ts'
import type { Way } from './publish-plan.ts'
import { rulesQuery } from './data.ts'
import { Unconfirmed, findingsIn } from './unconfirmed.tsx'

interface PublishDialogProps {
  readonly view: RuleSetView
  readonly onClose: () => void
  /** Gets the rules as they are after it. */
  readonly onPublished?: (next: RuleSetView) => void
}

const nextVersion = (view: RuleSetView) => (view.versions[0]?.version ?? 0) + 1

/** Makes the draft the next version: at once, at a time, or for a share of the leads first. */
export function PublishDialog(props: PublishDialogProps): JSX.Element {
  const queries = useQueryClient()
  const form = createUniqueId()
  const plan = createPublishPlan()
  const [despite, setDespite] = createSignal(false)
  const deed = createDeed(async () => {
    const revision = props.view.draft?.revision ?? 0
    try {
      const next = await api.post<RuleSetView>('/rules/publish', {
        revision,
        ...plan.body(),
        despite: despite(),
      })
      queries.setQueryData(rulesQuery().queryKey, next)
      toast({ text: outcome(next), tone: 'ok' })
      props.onPublished?.(next)
      props.onClose()
    } catch (thrown) {
      // What was refused may be so because another has acted: the page shows what there is now.
      if (asProblem(thrown).code !== 'findings_unconfirmed')
        await queries.invalidateQueries({ queryKey: rulesQuery().queryKey })
      throw thrown
    }
  })
  const findings = () => findingsIn(asProblem(deed.problem()))
  const blocked = () => props.view.scheduled ?? props.view.canary
  return (
    <Dialog
      open
      onClose={() => props.onClose()}
      title={t('versions.publishTitle', { version: nextVersion(props.view) })}
      actions={
        <Show
          when={!blocked()}
          fallback={<ButtonLink href="/rules/versions">{t('versions.toVersions')}</ButtonLink>}
        >
          <Button onClick={() => props.onClose()}>{t('versions.cancel')}</Button>
          <Button
            type="submit"
            form={form}
            tone="primary"
            disabled={findings().length > 0 && !despite()}
            busy={deed.busy()}
          >
            {t(`versions.publish_${plan.way()}`)}
          </Button>
        </Show>
      }
    >
      <Show when={!blocked()} fallback={<Blocked view={props.view} />}>
        <Form
          id={form}
          class="grid gap-4"
          onSubmit={deed.run}
          problem={findings().length > 0 ? undefined : deed.problem()}
        >
          <RadioGroup<Way>
            label={t('versions.when')}
            options={(['now', 'at', 'canary'] as const).map((value) => ({
              value,
              label: t(`versions.when_${value}`),
              hint: t(`versions.whenHint_${value}`),
            }))}
            value={plan.way()}
            onChange={plan.setWay}
          />
          <Show when={plan.way() === 'at'}>
            <TextField
              required
              type="datetime-local"
              inputClass="num"
              label={t('versions.at')}
              hint={t('versions.atHint', { zone: timeZone() })}
              error={faultAt(deed.problem(), '/at') && t('versions.atWrong')}
              value={plan.at()}
              onInput={plan.setAt}
            />
          </Show>
          <Show when={plan.way() === 'canary'}>
            <CanaryFields plan={plan} problem={deed.problem()} />
          </Show>
          <details class="rounded-large border border-line px-4 py-3">
            <summary class="cursor-pointer font-medium">{t('versions.changesDraft')}</summary>
            <div
              class="mt-3 max-h-60 overflow-y-auto"
              tabindex="0"
              role="group"
              aria-label={t('versions.changesDraft')}
            >
              <Changes from="live" to="draft" of={props.view.draft?.revision ?? 0} />
            </div>
          </details>
          <TextArea
            label={t('versions.note')}
            hint={t('versions.noteHint')}
            required={false}
            maxlength={500}
            error={faultAt(deed.problem(), '/note')?.message}
            value={plan.note()}
            onInput={plan.setNote}
          />
          <Show when={findings().length > 0}>
            <Unconfirmed findings={findings()} despite={despite()} onDespite={setDespite} />
          </Show>
        </Form>
      </Show>
    </Dialog>
  )
}

/** What has to end before another version can be published. */
function Blocked(props: { readonly view: RuleSetView }): JSX.Element {
  return (
    <Notice tone="warn">
      <Show
        when={props.view.scheduled}
        fallback={t('versions.blockedByCanary', { version: props.view.canary?.version ?? 0 })}
      >
        {(release) =>
          t('versions.blockedBySchedule', {
            version: release().version,
            at: dateTime(release().startsAt),
          })
        }
      </Show>
    </Notice>
  )
}

function outcome({ scheduled, canary, versions }: RuleSetView): string {
  const version = versions[0]?.version ?? 0
  if (scheduled?.version === version)
    return t('versions.isScheduled', { version, at: dateTime(scheduled.startsAt) })
  return t(canary?.version === version ? 'versions.isCanary' : 'versions.isLive', { version })
}
