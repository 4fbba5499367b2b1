// Tests that passed and failed in a report of vitest, of playwright, or of the smoke test.
import { readFileSync } from 'node:fs'

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const { stats } = report
const good = stats ? stats.expected : report.numPassedTests
const bad = stats ? stats.unexpected + stats.flaky + report.errors.length : report.numFailedTests
console.log(good, bad)
