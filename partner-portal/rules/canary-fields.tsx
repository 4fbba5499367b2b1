import type { JSX } from 'solid-js'
import { faultAt } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { NumberField } from '../ui/text-field.tsx'
import type { PublishPlan } from './publish-plan.ts'

/** How many leads try the new rules, and how much worse they may do. */
export function CanaryFields(props: { readonly plan: PublishPlan; readonly problem: unknown }): JSX.Element {
  const error = (field: string) => faultAt(props.problem, `/canary/${field}`) && t('versions.numberWrong')
  return (
    <div class="grid gap-4">
      <NumberField
        required
        label={t('versions.share')}
        hint={t('versions.shareHint')}
        suffix="%"
        error={error('share')}
        value={props.plan.share()}
        onInput={props.plan.setShare}
      />
      <fieldset class="grid min-w-0 gap-4 rounded-large border border-line p-4">
        <legend class="px-1 font-medium">{t('versions.guard')}</legend>
        <p class="-mt-2 text-small text-ink-soft">{t('versions.guardHint')}</p>
        <NumberField
          required
          label={t('versions.slowerThan')}
          hint={t('versions.slowerThanHint')}
          suffix="×"
          error={error('guard/slowerThan')}
          value={props.plan.slowerThan()}
          onInput={props.plan.setSlowerThan}
        />
        <NumberField
          required
          label={t('versions.declinesMoreBy')}
          hint={t('versions.declinesMoreByHint')}
          suffix={t('versions.points')}
          error={error('guard/declinesMoreBy')}
          value={props.plan.declinesMoreBy()}
          onInput={props.plan.setDeclinesMoreBy}
        />
        <NumberField
          required
          label={t('versions.minLeads')}
          hint={t('versions.minLeadsHint')}
          error={error('guard/minLeads')}
          value={props.plan.minLeads()}
          onInput={props.plan.setMinLeads}
        />
      </fieldset>
    </div>
  )
}
