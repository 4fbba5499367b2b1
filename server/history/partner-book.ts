import { nearestName } from '../../rules/nearest-name.ts'

interface Reference {
  id: string
  name: string
  externalId: string | null
}

export interface PartnerBook {
  /** The partner of that external id or name, in whatever case; or why it cannot be told. */
  find(called: string): Reference | string
}

export function partnerBook(partners: Reference[]): PartnerBook {
  const byId = new Map(partners.flatMap((one) => (one.externalId ? [[one.externalId, one] as const] : [])))
  const byName = new Map<string, Reference[]>()
  for (const one of partners) {
    const name = one.name.trim().toLowerCase()
    byName.set(name, [...(byName.get(name) ?? []), one])
  }
  return {
    find(called) {
      const known = byId.get(called)
      if (known) return known
      const named = byName.get(called.trim().toLowerCase()) ?? []
      if (named.length === 1) return named[0]!
      if (named.length) return `"${called}" is the name of ${named.length} partners; use their external ids`
      const near =
        partners.length > 5000
          ? null
          : nearestName(
              called,
              partners.map(({ name }) => name),
            )
      return `"${called}" is no partner's external id or name${near ? `; did you mean ${near}?` : ''}; import the partners first`
    },
  }
}
