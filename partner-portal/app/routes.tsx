import { lazy } from 'solid-js'
import type { Component } from 'solid-js'
import { wordPages } from '../i18n/language.ts'
import type { Desk } from './session.ts'

/** A page inside the frame. Its folder is named after it; it is loaded when it is first gone to. */
export interface Screen {
  readonly path: string
  readonly component: Component
  /** At which desk it is; without, at both. */
  readonly desk?: Desk
}

/** The page that a partner begins with comes alone; every other brings the texts of all. */
const first = (load: () => Promise<Component>): Component => lazy(async () => ({ default: await load() }))
const screen = (load: () => Promise<Component>): Component =>
  first(async () => {
    const [component] = await Promise.all([load(), wordPages()])
    return component
  })

/** Every page inside the frame, one lazy import each; navigation shows those that are here. */
export const screens: readonly Screen[] = [
  {
    path: '/inbox',
    desk: 'partner',
    component: first(() => import('../inbox/inbox.tsx').then((it) => it.Inbox)),
  },
  {
    path: '/inbox/:id',
    desk: 'partner',
    component: screen(() => import('../inbox/offer-page.tsx').then((it) => it.OfferPage)),
  },
  {
    path: '/tasks',
    desk: 'partner',
    component: screen(() => import('../tasks/tasks.tsx').then((it) => it.Tasks)),
  },
  {
    path: '/results',
    desk: 'partner',
    component: screen(() => import('../results/results.tsx').then((it) => it.Results)),
  },
  {
    path: '/opportunities',
    component: screen(() => import('../opportunities/opportunities.tsx').then((it) => it.Opportunities)),
  },
  {
    path: '/opportunities/:id',
    component: screen(() => import('../opportunity/opportunity.tsx').then((it) => it.Opportunity)),
  },
  {
    path: '/team',
    desk: 'partner',
    component: screen(() => import('../team/team.tsx').then((it) => it.Team)),
  },
  { path: '/account', component: screen(() => import('../account/account.tsx').then((it) => it.Account)) },
  {
    path: '/partners',
    desk: 'manufacturer',
    component: screen(() => import('../partners/partners.tsx').then((it) => it.Partners)),
  },
  {
    path: '/results',
    desk: 'manufacturer',
    component: screen(() => import('../scorecards/results.tsx').then((it) => it.NetworkResults)),
  },
  {
    path: '/rules',
    desk: 'manufacturer',
    component: screen(() => import('../rules/rules.tsx').then((it) => it.Rules)),
  },
  {
    path: '/rules/versions',
    desk: 'manufacturer',
    component: screen(() => import('../rule-versions/versions.tsx').then((it) => it.Versions)),
  },
  {
    path: '/rules/versions/:version',
    desk: 'manufacturer',
    component: screen(() => import('../rule-versions/version.tsx').then((it) => it.Version)),
  },
  {
    path: '/rules/try',
    desk: 'manufacturer',
    component: screen(() => import('../simulations/try.tsx').then((it) => it.TryRules)),
  },
  ...['/simulations', '/simulations/new'].map((path) => ({
    path,
    desk: 'manufacturer' as const,
    component: screen(() => import('../simulations/simulations.tsx').then((it) => it.Simulations)),
  })),
  {
    path: '/simulations/:id',
    desk: 'manufacturer',
    component: screen(() => import('../simulations/simulation.tsx').then((it) => it.Simulation)),
  },
  {
    path: '/partners/:id',
    desk: 'manufacturer',
    component: screen(() => import('../partner/partner.tsx').then((it) => it.Partner)),
  },
  {
    path: '/partners/:id/edit',
    desk: 'manufacturer',
    component: screen(() => import('../partner/edit.tsx').then((it) => it.EditPartner)),
  },
  {
    path: '/settings',
    desk: 'manufacturer',
    component: screen(() => import('../settings/settings.tsx').then((it) => it.Settings)),
  },
  {
    path: '/settings/mails',
    desk: 'manufacturer',
    component: screen(() => import('../mail-templates/templates.tsx').then((it) => it.MailTemplates)),
  },
  {
    path: '/settings/mails/:kind',
    desk: 'manufacturer',
    component: screen(() => import('../mail-templates/template.tsx').then((it) => it.MailTemplate)),
  },
  {
    path: '/settings/manufacturer',
    desk: 'manufacturer',
    component: screen(() => import('../settings/manufacturer.tsx').then((it) => it.ManufacturerSettings)),
  },
  {
    path: '/settings/connections',
    desk: 'manufacturer',
    component: screen(() => import('../connections/connections.tsx').then((it) => it.Connections)),
  },
  {
    path: '/follow-ups',
    desk: 'manufacturer',
    component: screen(() => import('../follow-ups/follow-ups.tsx').then((it) => it.FollowUps)),
  },
  {
    path: '/fields',
    desk: 'manufacturer',
    component: screen(() => import('../fields/fields.tsx').then((it) => it.Fields)),
  },
  {
    path: '/territories',
    desk: 'manufacturer',
    component: screen(() => import('../territories/territories.tsx').then((it) => it.Territories)),
  },
  {
    path: '/settings/customers',
    desk: 'manufacturer',
    component: screen(() => import('../customer-mails/customer-mails.tsx').then((it) => it.CustomerMails)),
  },
  {
    path: '/today',
    desk: 'manufacturer',
    component: screen(() => import('../today/today.tsx').then((it) => it.Today)),
  },
  {
    path: '/leads',
    desk: 'manufacturer',
    component: screen(() => import('../leads/leads.tsx').then((it) => it.Leads)),
  },
  {
    path: '/leads/new',
    desk: 'manufacturer',
    component: screen(() => import('../leads/new-lead.tsx').then((it) => it.NewLead)),
  },
  {
    path: '/leads/:id',
    desk: 'manufacturer',
    component: screen(() => import('../lead/lead.tsx').then((it) => it.Lead)),
  },
  {
    path: '/leads/:id/merge',
    desk: 'manufacturer',
    component: screen(() => import('../merge/merge.tsx').then((it) => it.MergeLeads)),
  },
  {
    path: '/mails',
    desk: 'manufacturer',
    component: screen(() => import('../mails/mails.tsx').then((it) => it.Mails)),
  },
  {
    path: '/mails/:id',
    desk: 'manufacturer',
    component: screen(() => import('../mails/mail.tsx').then((it) => it.Mail)),
  },
]

/** Pages for those who are not signed in. */
export const openScreens: readonly Omit<Screen, 'desk'>[] = [
  { path: '/sign-in', component: screen(() => import('../sign-in/sign-in.tsx').then((it) => it.SignIn)) },
  { path: '/status', component: screen(() => import('../status/status.tsx').then((it) => it.Status)) },
  { path: '/answer/reply', component: screen(() => import('../reply/reply.tsx').then((it) => it.Reply)) },
  { path: '/answer', component: screen(() => import('../answer/answer.tsx').then((it) => it.Answer)) },
  {
    path: '/answer/opportunity',
    component: screen(() => import('../answer/follow-up.tsx').then((it) => it.FollowUp)),
  },
  {
    path: '/forgotten-password',
    component: screen(() => import('../sign-in/forgotten-password.tsx').then((it) => it.ForgottenPassword)),
  },
  { path: '/reset', component: screen(() => import('../sign-in/reset.tsx').then((it) => it.Reset)) },
  {
    path: '/invitation',
    component: screen(() => import('../sign-in/invitation.tsx').then((it) => it.Invitation)),
  },
]
