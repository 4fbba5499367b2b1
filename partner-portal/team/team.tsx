import { useQuery, useQueryClient } from '@tanstack/solid-query'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { AvailabilityView } from '../../shared/availability.ts'
import { HoursFields } from '../hours/hours-fields.tsx'
import { DaysAway } from '../hours/days-away.tsx'
import { absenceText } from '../hours/hours.ts'
import { WeekFacts } from '../hours/week-facts.tsx'
import { t } from '../i18n/t.ts'
import { PartnerPeople } from '../people/partner-people.tsx'
import { Button } from '../ui/button.tsx'
import { Conflict } from '../ui/conflict.tsx'
import { Form } from '../ui/form.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Skeleton } from '../ui/states.tsx'
import { toast } from '../ui/toasts.tsx'
import { Colleagues } from './colleagues.tsx'
import { availabilityKey, availabilityQuery } from './data.ts'
import { differencesOf } from './draft.ts'
import { createTeamForm } from './form-state.ts'
import type { TeamForm } from './form-state.ts'
import { Openings } from './openings.tsx'

/** When we work, and who of us is away. */
export function Team(): JSX.Element {
  const availability = useQuery(availabilityQuery)
  return (
    <Page title={t('team.title')} lead={t('team.text')}>
      <Loaded query={availability} skeleton={<Skeleton rows={4} row="card" />}>
        {(view) => (
          <div class="grid max-w-panel grid-cols-[minmax(0,1fr)] gap-5">
            <Show when={view().can.includes('edit')} fallback={<Read view={view()} />}>
              <Edit view={view()} />
            </Show>
            <Colleagues view={view()} />
            <Show when={view().can.includes('invite')}>
              <PartnerPeople partner={view().partner} mayInvite />
            </Show>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

/** For whoever may not change it. */
function Read(props: { readonly view: AvailabilityView }): JSX.Element {
  return (
    <>
      <Openings openings={props.view.now} />
      <Section title={t('hours.title')}>
        <WeekFacts hours={props.view.hours ?? props.view.usual} />
        <Show when={props.view.absences.length > 0}>
          <h3 class="mt-4 font-medium">{t('team.companyAbsences')}</h3>
          <p class="num">{props.view.absences.map(absenceText).join(', ')}</p>
        </Show>
        <p class="mt-4 text-small text-ink-soft">{t('team.adminChanges')}</p>
      </Section>
    </>
  )
}

function Edit(props: { readonly view: AvailabilityView }): JSX.Element {
  const queries = useQueryClient()
  // The form keeps the hours that it was opened with.
  // oxlint-disable-next-line solid/reactivity
  const form = createTeamForm(props.view, (saved) => {
    queries.setQueryData(availabilityKey, saved)
    toast({ text: t('team.saved'), tone: 'ok' })
  })
  return (
    <>
      <Openings openings={form.openings() ?? props.view.now} tried={form.isChanged()} />
      <Form
        class="grid grid-cols-[minmax(0,1fr)] gap-5"
        onSubmit={form.deed.run}
        problem={form.deed.problem()}
      >
        <Section title={t('hours.title')}>
          <HoursFields
            own={form.draft.own}
            hours={form.draft.hours}
            usual={props.view.usual}
            ownLabel={t('hours.ownOfMine')}
            onOwn={(own) => form.set({ own })}
            onChange={(changes) => form.set({ hours: { ...form.draft.hours, ...changes } })}
            fault={form.fault('hours')}
          />
        </Section>
        <CompanyAbsences form={form} zone={props.view.now.zone} />
        <div class="sticky bottom-0 z-10 -mx-4 flex items-center gap-3 border-t border-line bg-paper px-4 py-3 phone:bottom-14 phone:*:flex-1 md:-mx-1 md:px-1">
          <Button type="submit" tone="primary" busy={form.deed.busy()}>
            {t('team.save')}
          </Button>
          <Show when={form.isChanged()}>
            <Button tone="quiet" onClick={form.reset}>
              {t('team.reset')}
            </Button>
          </Show>
        </div>
      </Form>
      <Show when={form.theirs()}>
        {(theirs) => (
          <Conflict
            open
            differences={differencesOf(form.draft, theirs())}
            onKeepMine={form.keepMine}
            onTakeTheirs={form.takeTheirs}
            onClose={form.decideLater}
          />
        )}
      </Show>
    </>
  )
}

function CompanyAbsences(props: { readonly form: TeamForm; readonly zone: string }): JSX.Element {
  return (
    <Section title={t('team.companyAbsences')}>
      <p class="mb-4 text-ink-soft">{t('team.companyAbsencesHint')}</p>
      <DaysAway
        days={props.form.draft.absences}
        onChange={(absences) => props.form.set({ absences })}
        add={t('hours.addAbsence')}
        zone={props.zone}
        fault={(index, field) => props.form.fault(`absences/${index}/${field}`)}
      />
    </Section>
  )
}
