import type { RoutingPartner } from '../partners/partner.ts'
import type { Step } from '../routing/decide.ts'
import type { MovingTest, Recalled } from '../routing/eligibility.ts'
import type { KeptRanking } from '../routing/ranking.ts'
import { readRanking } from '../routing/ranking.ts'
import type { Course, Network } from './replay.ts'
import type { Recorded } from './recorded.ts'

/** What the record says of a partner at a step; null where it has to be found out anew. */
export type Recall = (step: Step, partner: RoutingPartner) => Recalled | null

/** Tests whose answer depends on what a partner was given before. */
const counted: ReadonlySet<MovingTest> = new Set<MovingTest>(['capacity_left', 'cap_left'])

/** Whether a ranking tells anything of turns and shares. */
const learns = ({ figures }: KeptRanking) => figures.turn !== undefined || figures.share !== undefined

/**
 * Tells what was found of each partner when the decision was recorded. A partner whose work is no longer as recorded is
 * judged by it anew; turns and shares of a rule that has parted from the record are found out anew for all.
 *
 * @param alike whether the simulated rules choose for this lead as the recorded ones did
 */
export function recallOf(
  { decision }: Recorded,
  network: Network,
  alike: boolean,
  { work, turns, regiven }: Course,
): Recall | null {
  const { ruleKey } = decision
  const parted = ruleKey !== null && turns.parted(ruleKey)
  if (parted || !(alike || learns(decision.ranking))) return null
  const ranking = readRanking(decision.ranking, network.partners)
  if (ruleKey !== null)
    turns.learn(ruleKey, ranking, (id) => network.byId.get(id)!.weight, Date.parse(decision.at))
  if (!alike) return null
  const figuresOf = new Map(ranking.map(({ partnerId, figures }) => [partnerId, figures]))
  const missOf = new Map(
    Object.entries(decision.missed).flatMap(([test, places]) =>
      places.map((place) => [network.partners[place]!.id, test as MovingTest] as const),
    ),
  )
  return (step, partner) => {
    const miss = missOf.get(partner.id)
    const shift = work.simulated(partner.id) - work.recorded(partner.id)
    // The partner holds more or less than it did, or was given more or fewer leads.
    if ((shift || regiven.has(partner.id)) && (miss === undefined || counted.has(miss))) {
      const figures = figuresOf.get(partner.id)
      if (step.at < decision.widened || !figures) return null
      return { figures: figures.open === undefined ? figures : { ...figures, open: figures.open + shift } }
    }
    // Whoever is not known to have missed a step that found nobody missed it all the same.
    if (step.at < decision.widened) return { miss: miss ?? 'capacity_left' }
    return miss === undefined ? { miss: null, figures: figuresOf.get(partner.id) ?? {} } : { miss }
  }
}
