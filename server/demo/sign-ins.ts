import type { DemoUser } from './users.ts'
import { cast } from './users.ts'

/** A table for the console: who there is to be, and what to look at. */
export function signInTable(users: readonly DemoUser[]): string {
  const rows = users.map(({ role, email, password }) => [
    role.replace('_', ' '),
    email,
    password,
    cast.find((one) => one.email === email)?.look ?? '',
  ])
  const all = [['role', 'e-mail', 'password', 'what to look at'], ...rows]
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)))
  const lines = all.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}`.trimEnd(),
  )
  return ['Demo sign-ins', ...lines].join('\n')
}
