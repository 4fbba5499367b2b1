import { onTestFinished } from 'vitest'
import { buildApp } from '../../server/app.ts'
import { deliverMails } from '../../server/notifications/deliver.ts'
import { expandOutbox } from '../../server/notifications/expand.ts'
import { sweepAll } from '../../server/sweeps/run.ts'
import type { Runtime } from '../../server/runtime.ts'
import { aPartner } from './network.ts'
import { aNeed, oweIn } from './notifications.ts'
import { aManufacturer, aPerson } from './people.ts'
import { anSmtpPeer } from './smtp.ts'
import { aWorld } from './world.ts'

/**
 * A manufacturer whose mails leave by a real SMTP peer. `write` owes one offer's mail to each address; `sweep` words
 * and sends what is due.
 */
export async function aMailDesk(overrides: Partial<Runtime> = {}) {
  const world = await aWorld()
  const peer = await anSmtpPeer()
  onTestFinished(async () => {
    await peer.close()
    await world.close()
  })
  world.runtime = { ...world.runtime, mailer: peer.mailer, ...overrides }
  world.app = buildApp(world.runtime)
  const maker = await aManufacturer(world)
  const partnerOf = new Map<string, string>()
  const partnerFor = async (address: string) => {
    const known = partnerOf.get(address)
    if (known) return known
    const { id } = await aPartner(world, maker.tenantId, { name: `Partner of ${address}` })
    const role = { tenantId: maker.tenantId, partnerId: id, role: 'partner_admin' } as const
    await aPerson(world, role, { name: 'Jana Keller', email: address })
    partnerOf.set(address, id)
    return id
  }
  return {
    world,
    peer,
    maker,
    async write(...addresses: string[]) {
      for (const address of addresses) {
        const partnerId = await partnerFor(address)
        const about = { kind: 'offer_made', audience: 'partner', offerId: world.runtime.newId() } as const
        await oweIn(world, maker.tenantId, { ...about, partnerId, data: aNeed() })
      }
    },
    sweep: (runtime = world.runtime) => sweepAll(runtime, [expandOutbox, deliverMails]),
    arrived: () => peer.box.flatMap(({ recipients }) => recipients),
    async mails(filter = '') {
      return (await maker.manager.get(`/api/mails${filter}`)).body.rows
    },
    async state() {
      return (await maker.admin.get('/api/mails/state')).body
    },
  }
}
