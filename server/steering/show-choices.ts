import type { Pool } from '../../rules/distribute.ts'
import { match } from '../../rules/match.ts'
import type { LeadChoices } from '../../shared/leads.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import type { Locale } from '../../shared/text.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { allows, scopeOf } from '../identity/actor.ts'
import { awayOf } from '../partners/absence.ts'
import { loadGazetteer } from '../places/gazetteer.ts'
import { attendanceAt } from '../routing/attendance.ts'
import { sideOf } from '../routing/canary.ts'
import type { Memory } from '../routing/memory.ts'
import { refresh } from '../routing/memory.ts'
import { factsOf, needOf, placeOf } from '../routing/need.ts'
import type { RoutableLead } from '../routing/need.ts'
import { loadOpenWork, readSettings } from '../routing/store.ts'
import { routingWords } from '../routing/words.ts'
import { takenBy } from '../partners/days.ts'
import type { Facts } from '../../rules/facts.ts'
import type { Runtime } from '../runtime.ts'
import { answersOf, routableOf, statusOf } from './choices-store.ts'
import type { PossibleTaker } from './choices.ts'
import { possibleTakers } from './choices.ts'
import type { Answered } from './obstacle-words.ts'
import { obstacleWords } from './obstacle-words.ts'
import { steersFor } from './steer.ts'

const most = 6
const mostRacers = 5
const anyPool: Pool = { territory: 'must_cover', portfolio: 'must_carry' }
/** Reasons that will be the same tomorrow. */
const forGood: ReadonlySet<string> = new Set(['outside_area', 'product_not_carried', 'own_customer', 'spam'])

/** Who could take a lead that nobody has, with what stands in the way. @throws Refused `not_found` */
export async function showChoices(runtime: Runtime, actor: Actor, id: string): Promise<LeadChoices> {
  const gazetteer = await loadGazetteer(runtime)
  return transact(runtime, scopeOf(actor), async (tx) => {
    const { tenantId } = actor
    const now = runtime.now()
    const status = await statusOf(tx, tenantId, id)
    if (!status) throw new Refused(refuse('not_found'))
    const can = allows(actor, 'leads:steer') ? steersFor(status) : []
    if (!steersFor(status).includes('assign')) return { choices: [], race: [], can: [] }
    const memory = await refresh(tx, tenantId, undefined, await readSettings(tx, tenantId, now), now)
    const { lead, asked } = (await routableOf(tx, tenantId, id))!
    const place = placeOf(lead, gazetteer)
    const need = needOf(lead, new Set(asked), place, memory.accounts)
    const openWork = await loadOpenWork(tx, tenantId)
    const attendance = attendanceAt(memory.settings, now)
    const pool = poolFor(lead, factsOf(lead, memory.settings.timeZone, place), memory)
    const standing = { given: 0, turn: 0, performance: 0, behind: 0 }
    const takers = possibleTakers(
      memory.partners,
      need,
      pool,
      attendance,
      (partner) => ({
        ...standing,
        openWork: openWork.get(partner.id) ?? 0,
        taken: partner.caps && takenBy(memory.days, partner.id, attendance.today(partner)),
      }),
      most,
    )
    const answers = await answersOf(tx, tenantId, id)
    const say = sayer(actor.locale, answers, openWork, memory.settings.timeZone, attendance.today)
    const racers = [...answers].flatMap(([partnerId, { reason }]) => {
      const partner = memory.byId.get(partnerId)
      const free = partner?.status === 'active' && !attendance.away(partner) && !forGood.has(reason ?? '')
      return free ? [{ id: partner.id, name: partner.name }] : []
    })
    return {
      choices: takers.map(({ partner: { id: partnerId, name }, ...taker }, nth) => ({
        partner: { id: partnerId, name },
        km: taker.km === null ? null : Math.round(taker.km * 10) / 10,
        obstacles: say(takers[nth]!),
      })),
      race: racers.length > 1 ? racers.slice(0, mostRacers) : [],
      can: can.includes('assign')
        ? ['offer', 'assign', ...(can.includes('close') ? (['close'] as const) : [])]
        : [],
    }
  })
}

/** The pool of the rule that takes the lead; where none does, whoever covers the place and carries the product. */
function poolFor(lead: RoutableLead, facts: Facts, memory: Memory): Pool {
  const { rules } = sideOf(memory, lead)
  const found = match(rules, facts)
  const then = found && 'rule' in found ? found.rule.then : rules.fallback
  return then?.do === 'distribute' ? then.pool : anyPool
}

function sayer(
  locale: Locale,
  answers: ReadonlyMap<string, Answered>,
  openWork: ReadonlyMap<string, number>,
  timeZone: string,
  today: (partner: PossibleTaker['partner']) => string,
) {
  const words = obstacleWords[locale]
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone })
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  return ({ partner, km, missed }: PossibleTaker) =>
    missed.map((test) => {
      if (test === 'not_asked_before') {
        const how = answers.get(partner.id)
        return { test, text: words.asked(how, how ? day.format(new Date(how.at)) : '') }
      }
      if (test === 'not_absent') {
        const on = today(partner)
        const until = awayOf(partner).find(({ from, to }) => from <= on && on <= to)?.to
        return { test, text: words.away(until ? date.format(new Date(until)) : null) }
      }
      if (test === 'covers_territory')
        return { test, text: words.outside(km === null ? null : number.format(km)) }
      if (test === 'capacity_left' && partner.capacity !== null)
        return { test, text: words.full(openWork.get(partner.id) ?? 0, partner.capacity) }
      return { test, text: routingWords[locale].tests[test] }
    })
}
