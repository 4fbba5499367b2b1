import { keepPreviousData, useQuery } from '@tanstack/solid-query'
import Plus from 'lucide-solid/icons/plus'
import { Show, createSignal, untrack } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OpportunityPage } from '../../shared/opportunities.ts'
import { api } from '../api/client.ts'
import { faultAt } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { Combobox } from '../ui/combobox.tsx'
import { createDeed } from '../ui/deed.ts'
import { Form } from '../ui/form.tsx'
import { DateField, TextField } from '../ui/text-field.tsx'
import { add } from './data.ts'

interface AddTaskProps {
  /** Of which opportunity; without it one is chosen. */
  readonly opportunity?: string
  readonly today: string
}

/** A task in one line: what, for which opportunity, by when. */
export function AddTask(props: AddTaskProps): JSX.Element {
  const [title, setTitle] = createSignal('')
  const [due, setDue] = createSignal(untrack(() => props.today))
  const [chosen, setChosen] = createSignal('')
  const deed = createDeed(async () => {
    await add(props.opportunity ?? chosen(), { title: title().trim(), dueOn: due() })
    setTitle('')
  })
  const fault = (pointer: string) => faultAt(deed.problem(), pointer)?.message
  return (
    <Form
      onSubmit={deed.run}
      problem={deed.problem()}
      class="flex flex-wrap items-end gap-3 px-4 py-3 md:px-5"
    >
      <TextField
        class="min-w-0 flex-[2] basis-56"
        label={t('tasks.what')}
        placeholder={t('tasks.whatExample')}
        required
        value={title()}
        onInput={setTitle}
        error={fault('/title')}
      />
      <Show when={props.opportunity === undefined}>
        <Chooser value={chosen()} onChange={setChosen} />
      </Show>
      <DateField
        class="basis-36 phone:flex-1"
        label={t('tasks.byWhen')}
        required
        value={due()}
        onInput={setDue}
        error={fault('/dueOn')}
      />
      <Button
        type="submit"
        icon={Plus}
        busy={deed.busy()}
        disabled={title().trim() === '' || (props.opportunity === undefined && chosen() === '')}
      >
        {t('tasks.add')}
      </Button>
    </Form>
  )
}

function Chooser(props: { readonly value: string; readonly onChange: (id: string) => void }): JSX.Element {
  const [typed, setTyped] = createSignal('')
  const found = useQuery(() => ({
    queryKey: ['opportunities', 'for-task', typed()],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      api.get<OpportunityPage>('/opportunities', {
        search: { status: 'open', search: typed() || undefined, limit: 20 },
        signal,
      }),
    placeholderData: keepPreviousData,
  }))
  const options = () =>
    found.isSuccess
      ? found.data.rows.map(({ id, company, title, place }) => ({
          value: id,
          label: company ?? title,
          detail: [company ? title : null, place].filter(Boolean).join(' · '),
        }))
      : []
  return (
    <Combobox
      class="min-w-0 flex-1 basis-48"
      label={t('tasks.forWhom')}
      required
      value={props.value}
      options={options()}
      loading={found.isFetching}
      onSearch={setTyped}
      onChange={props.onChange}
    />
  )
}
