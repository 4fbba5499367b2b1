import { newPartner } from '../../shared/partners.ts'
import type { Role } from '../../shared/roles.ts'
import { transact } from '../db/transact.ts'
import type { Tx } from '../db/transact.ts'
import { addMember } from '../identity/add-member.ts'
import { systemActor } from '../identity/actor.ts'
import { createKey } from '../identity/create-key.ts'
import { hashPassword } from '../identity/passwords.ts'
import { newField } from '../../shared/fields.ts'
import { addField, listFields } from '../manufacturers/fields.ts'
import { addProductLine, listProductLines } from '../manufacturers/product-lines.ts'
import { createPartners } from '../partners/create.ts'
import { publishRuleSet } from '../routing/publish.ts'
import { readSettings } from '../routing/store.ts'
import type { Runtime } from '../runtime.ts'
import { foundManufacturer } from '../setup/manufacturer.ts'
import { DAY, dateOfDay } from '../time/day.ts'
import { hoursOfPlan } from './hours.ts'
import type { PartnerPlan } from './partners.ts'
import { partnerPlans, productLines } from './partners.ts'
import { firstNames, lastNames, plain } from './people-words.ts'
import { demoFields } from './fields.ts'
import { demoRulesOf } from './rules.ts'
import { readPeople } from './store.ts'
import { cast, demoPassword } from './users.ts'

/** The key under which the demo's leads come in. */
export const websiteKey = 'Website'

/**
 * Makes the demo's manufacturer with people and partners, as of the runtime's clock.
 *
 * @param today the day from which absences are counted
 * @returns the tenant's id
 */
export async function foundDemo(runtime: Runtime, today: Date): Promise<string> {
  const tenantId = runtime.newId()
  const passwordHash = await hashPassword(demoPassword)
  await transact(runtime, { tenantId }, async (tx) => {
    const now = runtime.now()
    await foundManufacturer(tx, runtime, { ...halvora, id: tenantId }, now)
    const plans = partnerPlans.map((plan) => newPartnerOf(plan, today))
    const ids = await createPartners(tx, runtime, systemActor(tenantId), plans, now)
    await createKey(tx, runtime, { tenantId, name: websiteKey, scopes: ['leads:write'] }, now)
    for (const person of everybody(ids)) await join(tx, runtime, tenantId, person, passwordHash, now)
  })
  return tenantId
}

/** Gives a demo that has none yet its lead fields, its product lines and its rules. */
export async function furnish(runtime: Runtime, tenantId: string): Promise<void> {
  const fields = await listFields(runtime, systemActor(tenantId))
  const undeclared = demoFields.filter(({ key }) => !fields.rows.some((row) => row.key === key))
  for (const field of undeclared) await addField(runtime, systemActor(tenantId), newField.parse(field))
  const settings = await transact(runtime, { tenantId }, (tx) => readSettings(tx, tenantId, runtime.now()))
  if (settings.ruleSetVersion !== null) return
  const actor = systemActor(tenantId)
  const { rows } = await listProductLines(runtime, actor)
  const missing = productLines.filter((line) => !rows.some(({ name }) => name === line))
  for (const line of missing) await addProductLine(runtime, actor, line)
  const people = await readPeople(runtime, tenantId)
  const { userId } = people.find(({ role }) => role === 'channel_manager')!
  await publishRuleSet(runtime, actor, demoRulesOf(userId), 'The rules that we start with')
}

const halvora = {
  name: 'Halvora Energie',
  locale: 'en',
  timeZone: 'Europe/Berlin',
  country: 'DE',
  currency: 'EUR',
  demo: true,
} as const

function newPartnerOf(plan: PartnerPlan, today: Date) {
  const { ref, habit: _habit, shift: _shift, away, tags = [], status = 'active', territory, ...rest } = plan
  const day = (offset: number) => dateOfDay(Math.floor(today.getTime() / DAY) + offset)
  return newPartner.parse({
    ...rest,
    externalId: ref,
    status,
    tags: [...tags],
    email: `office@${hostOf(plan)}`,
    territory: territory && {
      countries: [],
      regions: [],
      postalPrefixes: [],
      postalRanges: [],
      ...territory,
    },
    absences: away ? [{ from: day(away[0]), to: day(away[1]) }] : [],
    hours: hoursOfPlan(plan),
  })
}

const hostOf = ({ name }: PartnerPlan) => `${plain(name)}.example.com`

interface Person {
  name: string
  email: string
  role: Role
  locale: 'en' | 'de'
  partnerId: string | null
}

/** The cast, and somebody at every other partner, so that mails have a reader and answers a name. */
function everybody(partnerIds: readonly string[]): Person[] {
  const idOf = new Map(partnerPlans.map(({ ref }, index) => [ref, partnerIds[index]!]))
  const shown = cast.map(({ partner, look: _look, ...person }) => ({
    ...person,
    partnerId: partner && idOf.get(partner)!,
  }))
  const others = partnerPlans.flatMap((plan, index): Person[] => {
    if (cast.some(({ partner }) => partner === plan.ref)) return []
    const name = `${firstNames[(index * 7) % firstNames.length]} ${lastNames[(index * 11) % lastNames.length]}`
    const email = `${plain(name).replace('-', '.')}@${hostOf(plan)}`
    const locale = plan.languages.includes('de') ? 'de' : 'en'
    return [{ name, email, role: 'partner_admin', locale, partnerId: partnerIds[index]! }]
  })
  return [...shown, ...others]
}

async function join(
  tx: Tx,
  runtime: Runtime,
  tenantId: string,
  person: Person,
  passwordHash: string,
  now: Date,
) {
  const { partnerId, role, name, email, locale } = person
  const user = { name, email, locale, timeZone: halvora.timeZone, passwordHash }
  await addMember(tx, runtime, { tenantId, partnerId, role, user }, now)
}
