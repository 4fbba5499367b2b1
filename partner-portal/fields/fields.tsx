import { useQuery } from '@tanstack/solid-query'
import Plus from 'lucide-solid/icons/plus'
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { FieldView } from '../../shared/fields.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { Badge } from '../ui/status.tsx'
import { changeField, fieldsQuery, labelOf, typeName } from './data.ts'
import { FieldDialog } from './field-dialog.tsx'

/** What leads tell beside what every lead tells: the manufacturer's own fields. */
export function Fields(): JSX.Element {
  const fields = useQuery(fieldsQuery)
  const [editing, setEditing] = createSignal<FieldView | 'new' | null>(null)
  const mayAdd = () => fields.isSuccess && fields.data.can.includes('add')
  const add = () => (
    <Show when={mayAdd()}>
      <Button tone="primary" icon={Plus} onClick={() => setEditing('new')}>
        {t('fields.add')}
      </Button>
    </Show>
  )
  return (
    <Page title={t('fields.title')} lead={t('fields.text')} actions={add()}>
      <Loaded query={fields} skeleton={<Skeleton rows={3} row="card" />}>
        {(list) => (
          <Section title={t('fields.declared')} flush>
            <Show
              when={list().rows.length > 0}
              fallback={<EmptyState title={t('fields.none')} action={add()} />}
            >
              <ul class="divide-y divide-line">
                <For each={list().rows}>
                  {(field) => <FieldRow field={field} onEdit={() => setEditing(field)} />}
                </For>
              </ul>
            </Show>
          </Section>
        )}
      </Loaded>
      <Show when={editing()} keyed>
        {(field) => <FieldDialog field={field === 'new' ? null : field} onClose={() => setEditing(null)} />}
      </Show>
    </Page>
  )
}

function FieldRow(props: { readonly field: FieldView; readonly onEdit: () => void }): JSX.Element {
  const retired = () => props.field.retiredAt !== null
  const turn = createDeed(() => changeField(props.field.key, { retired: !retired() }))
  return (
    <li class="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div class="min-w-0 flex-1 basis-60">
        <p class="flex flex-wrap items-center gap-2 font-medium">
          {labelOf(props.field.labels)}
          <Show when={props.field.required}>
            <Badge tone="brand">{t('fields.required')}</Badge>
          </Show>
          <Show when={retired()}>
            <Badge tone="neutral">{t('fields.retired')}</Badge>
          </Show>
        </p>
        <p class="text-small text-ink-soft">
          <code>custom.{props.field.key}</code> · {typeName(props.field.type)}
          <Show when={props.field.choices}>
            {(choices) => (
              <>
                :{' '}
                {choices()
                  .map(({ labels }) => labelOf(labels))
                  .join(', ')}
              </>
            )}
          </Show>
        </p>
      </div>
      <div class="flex gap-2">
        <Show when={props.field.can.includes('edit')}>
          <Button onClick={() => props.onEdit()}>{t('fields.edit')}</Button>
        </Show>
        <Show when={props.field.can.includes('retire') || props.field.can.includes('restore')}>
          <Button tone="quiet" busy={turn.busy()} onClick={turn.run}>
            {retired() ? t('fields.restore') : t('fields.retire')}
          </Button>
        </Show>
      </div>
    </li>
  )
}
