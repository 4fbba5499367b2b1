import { parseArgs } from 'node:util'
import { pauseInstallation, resumeInstallation, surveyMails } from '../notifications/installation.ts'
import type { TenantMails } from '../notifications/installation.ts'
import type { Runtime } from '../runtime.ts'

const usage = `Usage: npm run baton -- mails status
       npm run baton -- mails pause
       npm run baton -- mails resume [--send-old | --keep-old]

pause lets nothing leave: no mail, no push, no call of a webhook. A restored backup begins paused. Where mails wait
that were written more than a day ago, resume wants to know what becomes of them: --send-old sends them too,
--keep-old keeps them in the portal, where each can be sent again.`

const options = {
  'send-old': { type: 'boolean', default: false },
  'keep-old': { type: 'boolean', default: false },
} as const

/**
 * `npm run baton -- mails status|pause|resume`.
 *
 * @param argv the words after `mails`
 * @returns the exit code: 0 done, 1 where something must be decided first, 2 for wrong words
 */
export async function runMails(
  runtime: Runtime,
  argv: string[],
  { output }: { output: NodeJS.WritableStream },
): Promise<number> {
  const say = (text: string) => void output.write(`${text}\n`)
  let words
  try {
    words = parseArgs({ args: argv, options, allowPositionals: true })
  } catch (error) {
    say(`${(error as Error).message}\n\n${usage}`)
    return 2
  }
  const [command, ...rest] = words.positionals
  if (rest.length || (words.values['send-old'] && words.values['keep-old'])) return wrong(say)
  if (command === 'status') return status(runtime, say)
  if (command === 'pause') {
    await pauseInstallation(runtime)
    say('Nothing leaves any more, until: npm run baton -- mails resume')
    return 0
  }
  if (command === 'resume') return resume(runtime, words.values, say)
  return wrong(say)
}

type Say = (text: string) => void

function wrong(say: Say): number {
  say(usage)
  return 2
}

async function status(runtime: Runtime, say: Say): Promise<number> {
  const survey = await surveyMails(runtime)
  const paused = survey.find(({ state }) => state.switchedAt)
  if (runtime.outgoingPaused) say('Paused by MAIL_PAUSED=1 in the environment of this command.')
  say(
    paused
      ? `Paused for the whole installation since ${paused.state.switchedAt}${paused.state.switchedFor === 'restored' ? ', because it was restored from a backup' : ''}.`
      : 'The installation is not paused.',
  )
  for (const one of survey) say(line(one))
  return 0
}

const line = ({ name, state }: TenantMails): string =>
  [
    `${name}: ${state.waiting} waiting`,
    state.old ? `${state.old} of them written more than a day ago` : '',
    state.oldest ? `the oldest at ${state.oldest}` : '',
    `${state.dead} given up`,
    state.pausedAt ? `paused by the manufacturer since ${state.pausedAt}` : '',
  ]
    .filter(Boolean)
    .join(', ')

async function resume(
  runtime: Runtime,
  chosen: { 'send-old': boolean; 'keep-old': boolean },
  say: Say,
): Promise<number> {
  const survey = await surveyMails(runtime)
  const old = survey.reduce((sum, { state }) => sum + state.old, 0)
  if (old && !chosen['send-old'] && !chosen['keep-old']) {
    for (const one of survey) say(line(one))
    say(`\n${old} mails were written more than a day ago. Resume with --send-old or with --keep-old.`)
    return 1
  }
  const kept = await resumeInstallation(runtime, chosen['keep-old'] ? 'keep' : 'send')
  say(`Mails leave again.${kept ? ` ${kept} old ones are kept in the portal.` : ''}`)
  return 0
}
