import type { JSX } from 'solid-js'
import { createNow, deviceNow } from '../api/clock.ts'
import { dateTime, duration, money, percent, relative } from '../i18n/format.ts'
import type { DateStyle } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'

interface MoneyProps {
  readonly amount: number | string | null | undefined
  readonly currency: string
  /** 12.5K instead of 12,500. */
  readonly compact?: boolean
}

/** An amount in whole units of its currency. */
export function Money(props: MoneyProps): JSX.Element {
  return (
    <span class="num whitespace-nowrap">
      {money(props.amount, props.currency, props.compact ? 'compact' : 'standard')}
    </span>
  )
}

/** A ratio from 0 to 1; empty without a denominator. */
export function Percent(props: { readonly ratio: number | null | undefined; readonly digits?: number }) {
  return <span class="num">{percent(props.ratio, props.digits)}</span>
}

/** A span of milliseconds in its two largest units. */
export function Duration(props: { readonly ms: number | null | undefined }): JSX.Element {
  return (
    <span class="num whitespace-nowrap" title={duration(props.ms, 'long')}>
      {duration(props.ms)}
    </span>
  )
}

/** An instant in the user's zone; hover says it in full with the zone. */
export function DateTime(props: { readonly at: string; readonly style?: DateStyle }): JSX.Element {
  return (
    <time datetime={props.at} title={dateTime(props.at, 'full')} class="num">
      {dateTime(props.at, props.style)}
    </time>
  )
}

/** How long ago or ahead an instant is, kept current. */
export function Relative(props: { readonly at: string }): JSX.Element {
  const now = createNow('minute')
  return (
    <time datetime={props.at} title={dateTime(props.at, 'full')} class="num">
      {relative(props.at, now())}
    </time>
  )
}

/** How old a list is: «updated 12 s ago». `at` is the query's `dataUpdatedAt`, in ms of this device. */
export function Updated(props: { readonly at: number }): JSX.Element {
  const now = createNow('minute')
  const age = () => {
    now()
    return deviceNow() - props.at
  }
  return (
    <span class="num text-small text-ink-soft">
      {age() < 20_000 ? t('ui.updatedNow') : t('ui.updated', { age: duration(age()) })}
    </span>
  )
}
