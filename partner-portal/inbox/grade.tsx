import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Badge } from '../ui/status.tsx'

/** How well the lead is qualified; nothing where nobody has judged it. */
export function Grade(props: { readonly grade: string | null }): JSX.Element {
  return (
    <Show when={props.grade}>
      {(grade) => (
        <span title={t('inbox.gradeText')}>
          <Badge tone={grade() === 'A' ? 'brand' : 'neutral'}>{t('inbox.grade', { grade: grade() })}</Badge>
        </span>
      )}
    </Show>
  )
}
