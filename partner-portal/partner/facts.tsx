import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { PartnerView } from '../../shared/partners.ts'
import { countryName, none, number } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Section } from '../ui/page.tsx'
import { Badge, Notice } from '../ui/status.tsx'
import { DateTime } from '../ui/values.tsx'
import { languageName } from './languages.ts'
import { areaText, areasOf } from './territory.ts'

interface FactsProps {
  readonly partner: PartnerView
}

interface Fact {
  readonly label: string
  readonly value: JSX.Element
}

function Facts(props: { readonly facts: readonly Fact[] }): JSX.Element {
  return (
    <dl class="grid gap-y-2">
      <For each={props.facts}>
        {(fact) => (
          <div class="flex items-baseline justify-between gap-4">
            <dt class="shrink-0 text-ink-soft">{fact.label}</dt>
            <dd class="min-w-0 text-right">{fact.value}</dd>
          </div>
        )}
      </For>
    </dl>
  )
}

/** What is known of the position, when it is not enough to reckon distances. */
export function PositionHint(props: FactsProps): JSX.Element {
  return (
    <Show when={props.partner.position !== 'known'}>
      <Notice tone="warn" title={t('partner.positionUnknown')}>
        {props.partner.position === 'no_postal_code'
          ? t('partner.noPostalCode')
          : t('partner.postalCodeUnknown', { code: props.partner.postalCode ?? '' })}
      </Notice>
    </Show>
  )
}

/** Where it sells. */
export function TerritoryFacts(props: FactsProps): JSX.Element {
  return (
    <Section title={t('partner.territory')}>
      <div class="grid gap-3">
        <Show when={props.partner.territory} fallback={<p>{t('partner.everywhere')}</p>}>
          {(territory) => (
            <ul class="grid gap-2">
              <For each={areasOf(territory())}>
                {(area) => (
                  <li>
                    <span class="font-medium">{countryName(area.country)}</span>
                    <span class="line-clamp-4 text-ink-soft">{areaText(area)}</span>
                  </li>
                )}
              </For>
              <Show when={territory().radiusKm}>
                {(km) => (
                  <li>
                    {t('partner.withinOf', {
                      km: number(km()),
                      place: [props.partner.postalCode, props.partner.town].filter(Boolean).join(' ') || none,
                    })}
                  </li>
                )}
              </Show>
              <Show when={areasOf(territory()).length === 0 && !territory().radiusKm}>
                <li>{t('partner.nowhere')}</li>
              </Show>
            </ul>
          )}
        </Show>
        <PositionHint partner={props.partner} />
      </div>
    </Section>
  )
}

/** What it carries. */
export function Portfolio(props: FactsProps): JSX.Element {
  return (
    <Section title={t('partner.portfolio')}>
      <Show when={props.partner.portfolio} fallback={<p>{t('partner.everything')}</p>}>
        {(names) => (
          <div class="grid gap-3">
            <p class="flex flex-wrap gap-1.5">
              <For each={names()} fallback={t('partner.nothing')}>
                {(name) => (
                  <Badge
                    tone={props.partner.unknownProducts.some((one) => one.name === name) ? 'warn' : 'neutral'}
                  >
                    {name}
                  </Badge>
                )}
              </For>
            </p>
            <For each={props.partner.unknownProducts}>
              {(unknown) => (
                <p class="text-small text-warn">
                  {unknown.near
                    ? t('partner.unknownProductNear', { name: unknown.name, near: unknown.near })
                    : t('partner.unknownProduct', { name: unknown.name })}
                </p>
              )}
            </For>
          </div>
        )}
      </Show>
    </Section>
  )
}

/** What else routing looks at. */
export function Routing(props: FactsProps): JSX.Element {
  return (
    <Section title={t('partner.routing')}>
      <Facts
        facts={[
          { label: t('partners.tier'), value: props.partner.tier ?? none },
          { label: t('partner.weight'), value: number(props.partner.weight) },
          {
            label: t('partner.languages'),
            value: props.partner.languages.map(languageName).join(', ') || none,
          },
          {
            label: t('partner.tags'),
            value: (
              <span class="flex flex-wrap justify-end gap-1">
                <For each={props.partner.tags} fallback={none}>
                  {(tag) => <Badge>{tag}</Badge>}
                </For>
              </span>
            ),
          },
        ]}
      />
    </Section>
  )
}

/** How to reach it. */
export function Contact(props: FactsProps): JSX.Element {
  const place = () => [props.partner.postalCode, props.partner.town].filter(Boolean).join(' ')
  const address = () =>
    [props.partner.street, place(), countryName(props.partner.country)].filter(Boolean).join(', ')
  return (
    <Section title={t('partner.contact')}>
      <Facts
        facts={[
          {
            label: t('partners.email'),
            value: (
              <Show when={props.partner.email} fallback={none}>
                {(email) => (
                  <a class="link break-all" href={`mailto:${email()}`}>
                    {email()}
                  </a>
                )}
              </Show>
            ),
          },
          {
            label: t('partner.phone'),
            value: (
              <Show when={props.partner.phone} fallback={none}>
                {(phone) => (
                  <a class="link num" href={`tel:${phone().replace(/[^+\d]/g, '')}`}>
                    {phone()}
                  </a>
                )}
              </Show>
            ),
          },
          { label: t('partner.address'), value: address() },
          { label: t('partners.externalId'), value: props.partner.externalId ?? none },
          { label: t('partner.since'), value: <DateTime at={props.partner.createdAt} style="date" /> },
        ]}
      />
    </Section>
  )
}
