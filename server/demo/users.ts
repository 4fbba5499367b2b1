import type { Role } from '../../shared/roles.ts'
import type { Locale } from '../../shared/text.ts'
import type { Runtime } from '../runtime.ts'
import { readPeople, readTenancy } from './store.ts'

/** Everybody of the demo has it, and nobody else: a demo is there to be entered. */
export const demoPassword = 'demo-baton-2026'

/** Somebody who is there to be signed in as. `partner` is the external id of a demo partner. */
export interface Cast {
  email: string
  name: string
  role: Role
  locale: Locale
  partner: string | null
  /** What there is to see for this person. */
  look: string
}

/** The people whom a newcomer signs in as; their partners leave every offer to them. */
export const cast: readonly Cast[] = [
  {
    email: 'admin@halvora.example.com',
    name: 'Sabine Kessler',
    role: 'admin',
    locale: 'en',
    partner: null,
    look: 'everything, people and settings',
  },
  {
    email: 'manager@halvora.example.com',
    name: 'Jonas Brandt',
    role: 'channel_manager',
    locale: 'en',
    partner: null,
    look: 'Today, leads and why they went there, rules, scorecards',
  },
  {
    email: 'viewer@halvora.example.com',
    name: 'Miriam Vogel',
    role: 'viewer',
    locale: 'de',
    partner: null,
    look: 'the same, read only (German)',
  },
  {
    email: 'chefin@isarwaerme.example.com',
    name: 'Petra Lindner',
    role: 'partner_admin',
    locale: 'de',
    partner: 'P-101',
    look: 'inbox and pipeline of Isarwärme, Munich (German)',
  },
  {
    email: 'team@isarwaerme.example.com',
    name: 'Tobias Huber',
    role: 'partner_user',
    locale: 'de',
    partner: 'P-101',
    look: 'the same partner, a colleague (German)',
  },
  {
    email: 'owner@alsterklima.example.com',
    name: 'Helen Marsh',
    role: 'partner_admin',
    locale: 'en',
    partner: 'P-102',
    look: 'inbox and pipeline of Alster Klima, Hamburg',
  },
  {
    email: 'buero@limmat-solar.example.com',
    name: 'Reto Ammann',
    role: 'partner_admin',
    locale: 'de',
    partner: 'P-103',
    look: 'inbox and pipeline of Limmat Solar, Zürich (German)',
  },
]

export interface DemoUser {
  email: string
  password: string
  role: Role
  name: string
  partner: string | null
}

/** The sign-ins of the demo that are still there; none without a demo. */
export async function listDemoUsers(runtime: Runtime): Promise<DemoUser[]> {
  const tenancy = await readTenancy(runtime)
  if (tenancy.kind !== 'demo') return []
  const people = await readPeople(runtime, tenancy.tenantId)
  const byEmail = new Map(people.map((person) => [person.email, person]))
  return cast.flatMap(({ email }) => {
    const person = byEmail.get(email)
    return person
      ? [{ email, password: demoPassword, role: person.role, name: person.name, partner: person.partner }]
      : []
  })
}
