import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { none } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Badge } from '../ui/status.tsx'

interface ProductProps {
  readonly name: string | null
  /** False where no product line bears the name: a typing error of the source, or a line that is missing here. */
  readonly known: boolean
}

/** What somebody wants; a name that no product line bears is marked. */
export function Product(props: ProductProps): JSX.Element {
  return (
    <span class="inline-flex max-w-full flex-wrap items-center gap-x-2 gap-y-0.5">
      <span>{props.name ?? none}</span>
      <Show when={!props.known}>
        <Badge tone="warn">{t('leads.unknownProduct')}</Badge>
      </Show>
    </span>
  )
}
