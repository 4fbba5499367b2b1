import type { Account } from '../../shared/partners.ts'
import type { Fault } from '../../shared/refusals.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import type { Tx } from '../db/transact.ts'
import { accountKey } from './company.ts'
import type { RoutingPartner } from './partner.ts'
import { readAccounts } from './store.ts'

type Owners = Map<string, { id: string; name: string }>
type Holder = Pick<RoutingPartner, 'id' | 'name' | 'status' | 'accounts' | 'exclusions'>

/**
 * Refuses accounts that name no company, and a named account that is another partner's. Call it with the network locked,
 * so that nobody names the same account meanwhile.
 *
 * @param at the pointer of each partner within the request
 * @throws Refused `invalid` with a fault for each
 */
export async function refuseWrongAccounts(
  tx: Tx,
  tenantId: string,
  holders: readonly { partner: Holder; at: string }[],
): Promise<void> {
  const faults = holders.flatMap(({ partner, at }) => [
    ...nameless(partner.accounts, `${at}/accounts`),
    ...nameless(partner.exclusions?.accounts ?? [], `${at}/exclusions/accounts`),
  ])
  const holding = holders.filter(({ partner }) => partner.status !== 'ended' && partner.accounts.length > 0)
  if (holding.length) {
    const others = await readAccounts(
      tx,
      tenantId,
      holding.map(({ partner }) => partner.id),
    )
    const owners: Owners = new Map()
    for (const owner of others)
      for (const account of owner.accounts) {
        const key = accountKey(account)
        if (key !== null && !owners.has(key)) owners.set(key, owner)
      }
    faults.push(...holding.flatMap((holder) => takenBy(owners, holder)))
  }
  if (faults.length) throw new Refused(refuse('invalid', {}, faults))
}

function nameless(accounts: readonly Account[], at: string): Fault[] {
  return accounts.flatMap((account, index): Fault[] => {
    if (accountKey(account) !== null) return []
    return 'domain' in account
      ? [
          {
            pointer: `${at}/${index}/domain`,
            code: 'shared_domain',
            message: 'is no domain of one company; give a domain of its own, or its name',
          },
        ]
      : [
          {
            pointer: `${at}/${index}/company`,
            code: 'no_name',
            message: 'has nothing in it but a legal form; give the company’s name',
          },
        ]
  })
}

function takenBy(owners: Owners, { partner, at }: { partner: Holder; at: string }): Fault[] {
  return partner.accounts.flatMap((account, index): Fault[] => {
    const key = accountKey(account)
    const owner = key === null ? undefined : owners.get(key)
    if (key !== null && !owner) owners.set(key, partner)
    if (!owner || owner.id === partner.id) return []
    const message = `is a named account of ${owner.name} already; take it from there first`
    return [{ pointer: `${at}/accounts/${index}`, code: 'taken', message }]
  })
}
