import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Select } from '../ui/select.tsx'
import { orders } from '../../shared/codes.ts'
import type { Distribute, Order } from './content.ts'
import { useEditing } from './editing.ts'
import { NumberInput } from './number-input.tsx'
import { OrderedList } from './ordered-list.tsx'

interface OrdersProps {
  readonly then: Distribute
  readonly at: string
  readonly onChange: (then: Distribute) => void
}

const usualFloor = 0.2

/** The floor belongs to the order that it tames. */
function withOrders(then: Distribute, next: readonly Order[]): Distribute {
  const { performanceFloor, ...rest } = then
  const floor = next.includes('best_performing') ? { performanceFloor: performanceFloor ?? usualFloor } : {}
  return { ...rest, orders: next, ...floor }
}

// 0.07 × 100 is 7.000000000000001.
const percentOf = (ratio = usualFloor) => Math.round(ratio * 10_000) / 100

/** In which order partners are asked; each breaks the ties of the one before. */
export function OrdersEditor(props: OrdersProps): JSX.Element {
  const editing = useEditing()
  const list = () => props.then.orders
  const set = (next: readonly Order[]) => props.onChange(withOrders(props.then, next))
  const free = () => orders.filter((order) => !list().includes(order))
  return (
    <fieldset class="min-w-0">
      <legend class="mb-1 font-semibold">{t('rules.orders')}</legend>
      <p class="mb-2 text-small text-ink-soft">{t('rules.ordersHint')}</p>
      <OrderedList values={list()} labelOf={(order) => t(`rules.order_${order}`)} onChange={set} />
      <Show when={free().length > 0}>
        <Select
          bare
          class="mt-1.5 md:max-w-dialog"
          label={t('rules.addOrder')}
          placeholder={list().length === 0 ? t('rules.addFirstOrder') : t('rules.addOrder')}
          value=""
          options={free().map((value) => ({ value, label: t(`rules.order_${value}`) }))}
          onChange={(order) => set([...list(), order])}
          error={editing.fault(`${props.at}/orders`, true)}
        />
      </Show>
      <Show when={list().includes('best_performing')}>
        <NumberInput
          class="mt-3 md:max-w-dialog"
          label={t('rules.floor')}
          hint={t('rules.floorHint')}
          suffix="%"
          value={percentOf(props.then.performanceFloor)}
          onChange={(percent) =>
            percent !== '' && props.onChange({ ...props.then, performanceFloor: percent / 100 })
          }
          error={editing.fault(`${props.at}/performanceFloor`)}
        />
      </Show>
    </fieldset>
  )
}
