import type { JSX } from 'solid-js'
import type { MenuGroup } from './menu.tsx'
import type { Tone } from './shape.tsx'

export interface BoardColumn<Card> {
  readonly id: string
  readonly title: string
  readonly cards: readonly Card[]
  /** In all, when not every card is shown. */
  readonly count?: number
  /** Sum in the head: «€ 128,000». */
  readonly sum?: JSX.Element
}

/** A place at the foot to drop on: won, lost. */
export interface BoardZone {
  readonly id: string
  readonly title: string
  readonly tone: Tone
}

export interface BoardProps<Card> {
  readonly label: string
  readonly columns: readonly BoardColumn<Card>[]
  readonly zones?: readonly BoardZone[]
  readonly cardKey: (card: Card) => string
  /** The card's name: its link and what is spoken. */
  readonly cardTitle: (card: Card) => string
  readonly cardHref: (card: Card) => string
  /** What stands under the title: two or three facts. */
  readonly card: (card: Card) => JSX.Element
  /** Asked for a move; resolves true when it is done, so that it can be said. May open a dialog meanwhile. */
  readonly onMove: (card: Card, to: string) => Promise<boolean>
  readonly canMove?: (card: Card) => boolean
  /** More items for a card's menu, below «Move to …». */
  readonly menu?: (card: Card) => readonly MenuGroup[]
  readonly empty?: JSX.Element
}
