import { useNavigate, useParams } from '@solidjs/router'
import { useQuery, useQueryClient } from '@tanstack/solid-query'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { PartnerView } from '../../shared/partners.ts'
import { t } from '../i18n/t.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Conflict } from '../ui/conflict.tsx'
import { Form } from '../ui/form.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/states.tsx'
import { toast } from '../ui/toasts.tsx'
import { AbsencesForm } from './absences-form.tsx'
import { CapsForm } from './caps-form.tsx'
import { CertificationsForm } from './certifications-form.tsx'
import { CompanyForm } from './company-form.tsx'
import { CustomersForm } from './customers-form.tsx'
import { partnerQuery } from './data.ts'
import { differencesOf } from './differences.ts'
import { createPartnerForm } from './form-state.ts'
import { HoursForm } from './hours-form.tsx'
import { PlaceForm } from './place-form.tsx'
import { PortfolioForm } from './portfolio-form.tsx'
import { RoutingForm } from './routing-form.tsx'
import { TerritoryForm } from './territory-form.tsx'

/** Everything about a partner that can be changed, on one page. */
export function EditPartner(): JSX.Element {
  const parameters = useParams<{ id: string }>()
  const partner = useQuery(() => partnerQuery(parameters.id))
  const name = () => (partner.isSuccess ? partner.data.name : '')
  return (
    <Page title={t('partner.editTitle', { name: name() })} lead={t('partner.editText')}>
      <Loaded query={partner} skeleton={<Skeleton rows={4} row="card" />}>
        {/* Read once: another poll must not type into the form. */}
        {(view) => <PartnerForm partner={view()} />}
      </Loaded>
    </Page>
  )
}

function PartnerForm(props: { readonly partner: PartnerView }): JSX.Element {
  const navigate = useNavigate()
  const queries = useQueryClient()
  // The form keeps the partner that it was opened with.
  // oxlint-disable-next-line solid/reactivity
  const form = createPartnerForm(props.partner, (saved) => {
    queries.setQueryData(partnerQuery(saved.id).queryKey, saved)
    void queries.invalidateQueries({ queryKey: ['partners'] })
    toast({ text: t('partner.savedToast', { name: saved.name }), tone: 'ok' })
    navigate(`/partners/${saved.id}`)
  })
  return (
    <>
      <Form class="grid max-w-panel gap-5" onSubmit={form.deed.run} problem={form.deed.problem()}>
        <CompanyForm form={form} />
        <PlaceForm form={form} />
        <TerritoryForm form={form} />
        <PortfolioForm form={form} />
        <CertificationsForm form={form} />
        <RoutingForm form={form} />
        <CapsForm form={form} />
        <CustomersForm form={form} />
        <HoursForm form={form} />
        <AbsencesForm form={form} />
        <div class="sticky bottom-0 z-10 -mx-4 flex gap-2 border-t border-line bg-paper px-4 py-3 phone:bottom-14 phone:*:flex-1 md:-mx-1 md:px-1">
          <Button type="submit" tone="primary" busy={form.deed.busy()}>
            {t('partner.save')}
          </Button>
          <ButtonLink href={`/partners/${props.partner.id}`} tone="quiet">
            {t('partners.cancel')}
          </ButtonLink>
        </div>
      </Form>
      <Show when={form.theirs()}>
        {(theirs) => (
          <Conflict
            open
            differences={differencesOf(form.changed(), form.draft, theirs())}
            onKeepMine={form.keepMine}
            onTakeTheirs={form.takeTheirs}
            onClose={form.decideLater}
          />
        )}
      </Show>
    </>
  )
}
