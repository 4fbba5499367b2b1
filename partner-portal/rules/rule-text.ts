// The database keeps members in an order of its own; people read a rule from its name to what it does.
const order =
  `tiers rules fallback scoring key name enabled when then all any not fact operator value points do reason partner
pool mode raceTo orders performanceFloor window gradeWindows ladder pipeline widen tags partners withinKm territory
portfolio language openNow minutes clock from to latitude longitude km label`.split(/\s+/)
const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)

function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).sort(([one], [other]) => rank(one) - rank(other))
  return Object.fromEntries(members.map(([name, inner]) => [name, readable(inner)]))
}

/** A rule set as the text of the code editor. */
export const textOf = (content: unknown): string => JSON.stringify(readable(content), null, 2)
