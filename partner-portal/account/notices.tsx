import { useQuery } from '@tanstack/solid-query'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { createStore, unwrap } from 'solid-js/store'
import type { Channel, NotificationGroup, Preferences, PreferencesView } from '../../shared/channels.ts'
import { api } from '../api/client.ts'
import { faultAt } from '../api/problem.ts'
import { queryClient } from '../app/queries.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/choice.tsx'
import { createDeed } from '../ui/deed.ts'
import { Form } from '../ui/form.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { Select } from '../ui/select.tsx'
import { Skeleton } from '../ui/states.tsx'
import { TextField } from '../ui/text-field.tsx'
import { toast } from '../ui/toasts.tsx'
import { ThisDevice } from './device.tsx'
import { groupName, sayPreferences } from './notice-words.ts'

export const preferencesQuery = () => ({
  queryKey: ['preferences'],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<PreferencesView>('/me/preferences', { signal }),
})

/** What reaches a person, where and when, with what follows from it in words. */
export function Notices(): JSX.Element {
  const view = useQuery(preferencesQuery)
  return (
    <Section title={t('notices.title')}>
      <Loaded query={view} skeleton={<Skeleton rows={4} row="card" />}>
        {(loaded) => (
          <div class="grid gap-6">
            <Wishes view={loaded()} />
            <ThisDevice view={loaded()} />
          </div>
        )}
      </Loaded>
    </Section>
  )
}

const night = { from: '20:00', to: '07:00', weekends: false, alarms: true }

function Wishes(props: { readonly view: PreferencesView }): JSX.Element {
  // What is typed stays when the list of devices is read again.
  // oxlint-disable-next-line solid/reactivity
  const [wishes, setWishes] = createStore<Preferences>(structuredClone(unwrap(props.view.preferences)))
  const save = createDeed(async () => {
    queryClient.setQueryData(['preferences'], await api.put<PreferencesView>('/me/preferences', wishes))
    toast({ text: t('notices.saved') })
  })
  const fault = (pointer: string) => faultAt(save.problem(), pointer)?.message
  const time = (text: string) => text.slice(0, 5)
  return (
    <Form onSubmit={save.run} problem={save.problem()}>
      <p class="text-ink-soft">{t('notices.lead')}</p>
      <ul class="divide-y divide-line border-y border-line">
        <For each={props.view.groups}>
          {(group) => <GroupRow group={group} wishes={wishes} set={setWishes} />}
        </For>
      </ul>
      <Checkbox
        label={t('notices.daily')}
        hint={t('notices.dailyHint')}
        checked={wishes.daily}
        onChange={(daily) => setWishes('daily', daily)}
      />
      <TextField
        type="time"
        label={t('notices.digestAt')}
        error={fault('/digestAt')}
        value={wishes.digestAt}
        onInput={(at) => setWishes('digestAt', time(at))}
      />
      <Checkbox
        label={t('notices.quiet')}
        hint={t('notices.quietHint')}
        checked={wishes.quiet !== null}
        onChange={(on) => setWishes('quiet', on ? { ...night } : null)}
      />
      <Show when={wishes.quiet}>
        {(quiet) => (
          <div class="grid gap-4 pl-7">
            <div class="grid grid-cols-2 gap-4">
              <TextField
                type="time"
                label={t('notices.from')}
                error={fault('/quiet/from')}
                value={quiet().from}
                onInput={(at) => setWishes('quiet', { ...quiet(), from: time(at) })}
              />
              <TextField
                type="time"
                label={t('notices.to')}
                error={fault('/quiet/to')}
                value={quiet().to}
                onInput={(at) => setWishes('quiet', { ...quiet(), to: time(at) })}
              />
            </div>
            <Checkbox
              label={t('notices.weekends')}
              checked={quiet().weekends}
              onChange={(weekends) => setWishes('quiet', { ...quiet(), weekends })}
            />
            <Show when={props.view.groups.includes('alarms')}>
              <Checkbox
                label={t('notices.alarms')}
                checked={quiet().alarms}
                onChange={(alarms) => setWishes('quiet', { ...quiet(), alarms })}
              />
            </Show>
          </div>
        )}
      </Show>
      <div>
        <h3 class="mb-1 font-medium">{t('notices.inWords')}</h3>
        <ul class="grid gap-1 text-ink-soft">
          <For each={sayPreferences(wishes, props.view.groups)}>{(sentence) => <li>{sentence}</li>}</For>
        </ul>
      </div>
      <div>
        <Button type="submit" tone="primary" busy={save.busy()}>
          {t('notices.save')}
        </Button>
      </div>
    </Form>
  )
}

function GroupRow(props: {
  readonly group: NotificationGroup
  readonly wishes: Preferences
  readonly set: (at: 'groups', groups: Preferences['groups']) => void
}): JSX.Element {
  const wish = () => props.wishes.groups[props.group] ?? { by: ['mail' as const], when: 'at_once' as const }
  const change = (changes: Partial<ReturnType<typeof wish>>) =>
    props.set('groups', { ...props.wishes.groups, [props.group]: { ...wish(), ...changes } })
  const turn = (channel: Channel, on: boolean) => {
    const others = wish().by.filter((one) => one !== channel)
    // There is always a way: the last one cannot be taken off.
    change({
      by: on ? [...others, channel] : others.length ? others : [channel === 'mail' ? 'push' : 'mail'],
    })
  }
  const box = (channel: Channel) => (
    <Checkbox
      label={
        <>
          <span class="sr-only">{groupName(props.group)}: </span>
          {t(`notices.${channel}`)}
        </>
      }
      checked={wish().by.includes(channel)}
      onChange={(on) => turn(channel, on)}
    />
  )
  return (
    <li class="flex flex-wrap items-center gap-x-5 gap-y-2 py-3">
      <div class="min-w-0 flex-1 basis-56 phone:basis-full">
        <p class="font-medium">{groupName(props.group)}</p>
        <p class="text-small text-ink-soft">{t(`notices.group_${props.group}Text`)}</p>
      </div>
      {box('mail')}
      {box('push')}
      <div class="w-44">
        <Select
          bare
          label={t('notices.wayOf', { group: groupName(props.group), way: t('notices.when') })}
          value={wish().when}
          onChange={(when) => change({ when })}
          options={(['at_once', 'digest'] as const).map((when) => ({
            value: when,
            label: t(`notices.${when}`),
          }))}
        />
      </div>
    </li>
  )
}
