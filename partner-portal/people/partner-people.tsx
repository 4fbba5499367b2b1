import { useQuery, useQueryClient } from '@tanstack/solid-query'
import MailPlus from 'lucide-solid/icons/mail-plus'
import X from 'lucide-solid/icons/x'
import { Match, Show, Switch, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { z } from 'zod'
import type { invitationPage, invitationView, peoplePage, personView } from '../../shared/people.ts'
import { api } from '../api/client.ts'
import { asProblem } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { wording } from '../i18n/wording.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { Notice, Status } from '../ui/status.tsx'
import { Table } from '../ui/table.tsx'
import { toast } from '../ui/toasts.tsx'
import { DateTime, Relative } from '../ui/values.tsx'
import { Invite } from './invite.tsx'

type Person = z.infer<typeof personView>
type Invitation = z.infer<typeof invitationView>

/** Somebody who is in, or who has been asked to come. */
type Line = { readonly person: Person } | { readonly invitation: Invitation }

interface PartnerPeopleProps {
  readonly partner: { readonly id: string; readonly name: string }
  readonly mayInvite: boolean
}

/** The people of one partner and those invited, who may be added and removed. */
export function PartnerPeople(props: PartnerPeopleProps): JSX.Element {
  const queries = useQueryClient()
  const [inviting, setInviting] = createSignal(false)
  const [leaving, setLeaving] = createSignal<Line>()
  const people = useQuery(() => ({
    queryKey: ['people', props.partner.id],
    queryFn: ({ signal }) => readAll(props.partner.id, signal),
  }))
  const refresh = () => void queries.invalidateQueries({ queryKey: ['people', props.partner.id] })
  return (
    <Section
      flush
      title={t('people.title')}
      actions={
        <Show when={props.mayInvite}>
          <Button icon={MailPlus} onClick={() => setInviting(true)}>
            {t('people.invite')}
          </Button>
        </Show>
      }
    >
      <Loaded query={people}>
        {(lines) => (
          <Table
            caption={t('people.title')}
            rows={lines()}
            rowKey={(line) => ('person' in line ? line.person.membershipId : line.invitation.id)}
            empty={<p class="px-4 py-6 text-ink-soft md:px-5">{t('people.none')}</p>}
            columns={[
              { key: 'name', head: t('people.name'), cell: (line) => <Name of={whoOf(line)} /> },
              { key: 'role', head: t('people.role'), cell: (line) => t(`shell.role_${whoOf(line).role}`) },
              { key: 'seen', head: t('people.lastSeen'), cell: (line) => <Seen line={line} /> },
              {
                key: 'end',
                head: t('people.actions'),
                phone: 'foot',
                class: 'text-right md:w-0 phone:justify-end!',
                cell: (line) => (
                  <Show when={whoOf(line).can.length > 0}>
                    <IconButton icon={X} label={leaveLabel(line)} onClick={() => setLeaving(line)} />
                  </Show>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      <Invite
        partner={props.partner}
        open={inviting()}
        onClose={() => setInviting(false)}
        onInvited={() => {
          setInviting(false)
          refresh()
        }}
      />
      <Show when={leaving()}>
        {(line) => <Leave line={line()} onClose={() => setLeaving(undefined)} onDone={refresh} />}
      </Show>
    </Section>
  )
}

const whoOf = (line: Line) => ('person' in line ? line.person : line.invitation)
const leaveLabel = (line: Line) =>
  'person' in line
    ? t('people.remove', { name: line.person.name })
    : t('people.withdraw', { name: line.invitation.name })

async function readAll(partner: string, signal: AbortSignal): Promise<Line[]> {
  const [people, invitations] = await Promise.all([
    pages<z.infer<typeof peoplePage>>('/people', partner, signal),
    pages<z.infer<typeof invitationPage>>('/invitations', partner, signal),
  ])
  return [...people.map((person) => ({ person })), ...invitations.map((invitation) => ({ invitation }))]
}

async function pages<Page extends { rows: unknown[]; next: string | null }>(
  path: string,
  partner: string,
  signal: AbortSignal,
): Promise<Page['rows']> {
  const rows: Page['rows'] = []
  let after: string | undefined
  do {
    const page = await api.get<Page>(path, { search: { partner, after }, signal })
    rows.push(...page.rows)
    after = page.next ?? undefined
  } while (after)
  return rows
}

function Name(props: { readonly of: { readonly name: string; readonly email: string } }): JSX.Element {
  return (
    <span class="block">
      {props.of.name}
      <span class="block text-small font-normal break-all text-ink-soft">{props.of.email}</span>
    </span>
  )
}

function Seen(props: { readonly line: Line }): JSX.Element {
  const invitation = () => ('invitation' in props.line ? props.line.invitation : undefined)
  const seenAt = () => ('person' in props.line ? props.line.person.lastSeenAt : null)
  return (
    <Switch fallback={<span class="text-ink-soft">{t('people.never')}</span>}>
      <Match when={invitation()}>
        {(open) => (
          <span class="inline-flex flex-wrap items-center gap-2">
            <Status tone="brand">{t('people.invited')}</Status>
            <span class="text-small text-ink-soft">
              {t('people.until')} <DateTime at={open().expiresAt} style="date" />
            </span>
          </span>
        )}
      </Match>
      <Match when={seenAt()}>{(at) => <Relative at={at()} />}</Match>
    </Switch>
  )
}

function Leave(props: { readonly line: Line; readonly onClose: () => void; readonly onDone: () => void }) {
  const deed = createDeed(async () => {
    await api.delete(
      'person' in props.line
        ? `/people/${props.line.person.membershipId}`
        : `/invitations/${props.line.invitation.id}`,
    )
    toast({ text: t('people.gone', { name: whoOf(props.line).name }) })
    props.onDone()
    props.onClose()
  })
  return (
    <Dialog
      open
      onClose={() => props.onClose()}
      title={leaveLabel(props.line)}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('people.cancel')}</Button>
          <Button tone="bad" busy={deed.busy()} onClick={deed.run}>
            {'person' in props.line ? t('people.removeYes') : t('people.withdrawYes')}
          </Button>
        </>
      }
    >
      <p>{'person' in props.line ? t('people.removeText') : t('people.withdrawText')}</p>
      <Show when={deed.problem()}>
        {(problem) => (
          <div class="mt-4">
            <Notice tone="bad" alert>
              {wording(asProblem(problem()))}
            </Notice>
          </div>
        )}
      </Show>
    </Dialog>
  )
}
