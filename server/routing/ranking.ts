import type { RoutingPartner } from '../partners/partner.ts'
import type { Ranked } from './choose.ts'

/** A ranking as it is kept: partners by their place in the network's order, figures in columns beside them. */
export interface KeptRanking {
  partners: number[]
  figures: Partial<Record<keyof Ranked['figures'], (number | null)[]>>
}

export function keepRanking(ranking: readonly Ranked[], placeOf: ReadonlyMap<string, number>): KeptRanking {
  const figures: KeptRanking['figures'] = {}
  for (const name of Object.keys(Object.assign({}, ...ranking.map((ranked) => ranked.figures))) as Figure[])
    figures[name] = ranking.map((ranked) => ranked.figures[name] ?? null)
  return { partners: ranking.map(({ partnerId }) => placeOf.get(partnerId)!), figures }
}

/** @param partners the network as it was, in its order */
export function readRanking(
  { partners: places, figures }: KeptRanking,
  partners: readonly RoutingPartner[],
): Ranked[] {
  const columns = Object.entries(figures) as [Figure, (number | null)[]][]
  return places.map((place, index) => {
    const found: Ranked['figures'] = {}
    for (const [name, column] of columns) {
      const figure = column[index]
      if (figure != null) found[name] = figure
    }
    return { partnerId: partners[place]!.id, figures: found }
  })
}

type Figure = keyof Ranked['figures']
