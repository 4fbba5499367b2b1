import { t } from '../i18n/t.ts'
import { announce } from './announce.tsx'
import { arrowTarget, cardsIn, focusCard } from './board-focus.ts'
import type { BoardProps } from './board-types.ts'
import { isPhone } from './media.ts'

interface Moves {
  readonly move: (key: string, to: string) => Promise<void>
  readonly press: (event: KeyboardEvent) => void
}

/** Moving cards and walking over them, spoken and with the focus going along. */
export function createMoves<Card>(
  props: BoardProps<Card>,
  root: () => HTMLElement,
  show: (columnId: string) => void,
): Moves {
  const say = (card: Card, to: string) => {
    const at = props.columns.findIndex((column) => column.id === to)
    const zone = props.zones?.find((zone) => zone.id === to)
    const told = { card: props.cardTitle(card), to: props.columns[at]?.title ?? zone?.title ?? '' }
    const place = { place: at + 1, of: props.columns.length }
    announce(at < 0 ? t('ui.moved', told) : t('ui.movedTo', { ...told, ...place }))
  }
  const move = async (key: string, to: string) => {
    const cards = props.columns.flatMap((column) => column.cards)
    const card = cards.find((card) => props.cardKey(card) === key)
    if (card === undefined) return
    if (!(await props.onMove(card, to))) return announce(t('ui.notMoved', { card: props.cardTitle(card) }))
    say(card, to)
    if (isPhone()) show(to)
    requestAnimationFrame(() => focusCard(root(), key))
  }
  const press = (event: KeyboardEvent) => {
    const link = (event.target as HTMLElement).closest<HTMLElement>('[data-card]')
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey) return
    const columns = props.columns.map((column) => cardsIn(root(), column.id))
    const at = columns.findIndex((cards) => cards.includes(link))
    if (event.altKey) {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
      if (by === undefined) return
      event.preventDefault()
      const to = props.columns[at + by]
      if (to) void move(link.dataset['card']!, to.id)
      return
    }
    const target = arrowTarget(columns, at, link, event.key)
    if (!target) return
    event.preventDefault()
    target.focus()
    target.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  return { move, press }
}
