import { For, Show, createMemo } from 'solid-js'
import { useQuery } from '@tanstack/solid-query'
import type { JSX } from 'solid-js'
import type { LeadView } from '../../shared/leads.ts'
import { customerTypes, timelines } from '../../shared/codes.ts'
import { countryName, dateTime, money, number } from '../i18n/format.ts'
import { locale } from '../i18n/language.ts'
import { fieldsQuery } from '../fields/data.ts'
import { t } from '../i18n/t.ts'
import { Product } from '../leads/product.tsx'
import { fieldLabel, writtenField } from './own-fields.ts'

interface LeadProps {
  readonly lead: LeadView
}

/** Names and values; what is not known is left out. */
export function Facts(props: {
  readonly facts: readonly (readonly [string, JSX.Element] | false | null | undefined | '' | 0)[]
}): JSX.Element {
  const known = createMemo(() =>
    props.facts.filter((fact): fact is readonly [string, JSX.Element] => Array.isArray(fact)),
  )
  return (
    <Show when={known().length > 0} fallback={<p class="text-ink-soft">{t('lead.nothingGiven')}</p>}>
      <dl class="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        <For each={known()}>
          {([name, value]) => (
            <>
              <dt class="text-ink-soft">{name}</dt>
              <dd class="min-w-0 wrap-anywhere">{value}</dd>
            </>
          )}
        </For>
      </dl>
    </Show>
  )
}

/** What the customer wants, and who the customer is. */
export function NeedFacts(props: LeadProps): JSX.Element {
  const need = () => props.lead.need
  const timeline = () => timelines.find((one) => one === need().timeline)
  const type = () => customerTypes.find((one) => one === props.lead.customerType)
  return (
    <>
      <Facts
        facts={[
          need().productLine !== null && [
            t('lead.product'),
            <Product name={need().productLine} known={need().productKnown} />,
          ],
          need().quantity !== null && [t('lead.quantity'), number(need().quantity)],
          need().budget !== null && [t('lead.budget'), money(need().budget, need().currency ?? 'EUR')],
          timeline() && [t('lead.timeline'), t(`lead.timeline_${timeline()!}`)],
          type() && [t('lead.customerType'), t(`lead.customer_${type()!}`)],
          props.lead.companySize !== null && [t('lead.companySize'), number(props.lead.companySize)],
          props.lead.grade && [
            t('lead.grade'),
            props.lead.scored ? `${props.lead.grade} · ${props.lead.score}` : props.lead.grade,
          ],
          props.lead.language && [t('lead.language'), languageName(props.lead.language)],
        ]}
      />
      <Show when={props.lead.contact.message}>
        <blockquote class="mt-3 border-l-2 border-line pl-3 whitespace-pre-line text-ink-soft">
          {props.lead.contact.message}
        </blockquote>
      </Show>
    </>
  )
}

const languageName = (code: string) => new Intl.DisplayNames(locale(), { type: 'language' }).of(code) ?? code

/** Who it is and how to reach them. */
export function ContactFacts(props: LeadProps): JSX.Element {
  const contact = () => props.lead.contact
  const person = () => [contact().firstName, contact().lastName].filter(Boolean).join(' ')
  const town = () => [props.lead.place.postalCode, props.lead.place.town].filter(Boolean).join(' ')
  return (
    <Facts
      facts={[
        contact().company && [t('lead.company'), contact().company],
        person() && [t('lead.person'), person()],
        contact().phone && [
          t('lead.phone'),
          <a class="link" href={`tel:${contact().phone?.replaceAll(/[^+\d]/g, '')}`}>
            {contact().phone}
          </a>,
        ],
        contact().email && [
          t('lead.email'),
          <a class="link" href={`mailto:${contact().email}`}>
            {contact().email}
          </a>,
        ],
        contact().website && [t('lead.website'), contact().website],
        [
          t('lead.address'),
          <span class="whitespace-pre-line">
            {[contact().street, town(), countryName(props.lead.place.country)].filter(Boolean).join('\n')}
          </span>,
        ],
        props.lead.place.region && [t('lead.region'), props.lead.place.region],
      ]}
    />
  )
}

/** Where it came from, what was agreed to, and the manufacturer's own fields. */
export function SourceFacts(props: LeadProps): JSX.Element {
  const entries = (record: Readonly<Record<string, unknown>> | null) => Object.entries(record ?? {})
  const fields = useQuery(fieldsQuery)
  const declared = () => (fields.isSuccess ? fields.data.rows : [])
  return (
    <>
      <Facts
        facts={[
          props.lead.source && [t('lead.source'), props.lead.source],
          props.lead.campaign && [t('lead.campaign'), props.lead.campaign],
          ...entries(props.lead.utm).map(([name, value]) => [`utm_${name}`, String(value)] as const),
          props.lead.externalId && [t('lead.externalId'), props.lead.externalId],
          ...entries(props.lead.custom).map(
            ([name, value]) => [fieldLabel(declared(), name), writtenField(declared(), name, value)] as const,
          ),
        ]}
      />
      <h3 class="mt-4 mb-1 text-small font-medium text-ink-soft">{t('lead.consents')}</h3>
      <Show
        when={props.lead.consents.length > 0}
        fallback={<p class="text-ink-soft">{t('lead.noConsents')}</p>}
      >
        <ul class="grid gap-2">
          <For each={props.lead.consents}>
            {({ purpose, text, givenAt }) => (
              <li>
                {purpose}
                <Show when={givenAt}>
                  {(at) => <span class="text-small text-ink-soft"> · {dateTime(at(), 'date')}</span>}
                </Show>
                <Show when={text}>
                  <span class="block text-small text-ink-soft">{text}</span>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </>
  )
}
