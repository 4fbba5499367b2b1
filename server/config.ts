import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { defaultDataDir } from './db/embedded/data-dir.ts'
import type { MailLimits } from './notifications/cap.ts'
import { usualLimits } from './notifications/cap.ts'
import type { DkimKey } from './notifications/dkim.ts'
import { faultOfKey } from './notifications/dkim.ts'

/** Where the project lies: the folder of the nearest package.json above this file, whether built or not. */
export const projectRoot = ((): string => {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    try {
      if (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name === 'baton') return folder
    } catch {
      if (dirname(folder) === folder) throw new Error('package.json was not found above the server')
    }
  }
})()

const url = (schemes: string[], example: string) =>
  z.string().refine((text) => {
    try {
      return schemes.includes(new URL(text).protocol)
    } catch {
      return false
    }
  }, `must be an address like ${example}`)

const count = (usual: string) =>
  z
    .string()
    .regex(/^[1-9]\d{0,5}$/, 'must be a whole number from 1 to 999999')
    .default(usual)
    .transform(Number)

const environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number like 3000')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be at most 65535')
    .default(3000),
  DATA_DIR: z.string().min(1, 'must be a folder, or left out').optional(),
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/baton').optional(),
  BASE_URL: url(['http:', 'https:'], 'https://leads.example.com')
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  SMTP_URL: url(['smtp:', 'smtps:'], 'smtp://user:password@mail.example.com:587').optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^[^\s@<>]+@[^\s@<>]+$|^[^<>\r\n]+ <[^\s@<>]+@[^\s@<>]+>$/,
      'must be an address like Baton <leads@example.com>',
    )
    .optional(),
  MAIL_PAUSED: z.enum(['0', '1'], 'must be 1 (nothing leaves) or 0').default('0'),
  MAIL_HOST_PER_MINUTE: count('300'),
  MAIL_HOST_AT_ONCE: count('10'),
  DKIM_DOMAIN: z
    .string()
    .toLowerCase()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be the domain that signs, like example.com')
    .optional(),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/i, 'must be a name of letters, digits and dashes like baton')
    .default('baton'),
  DKIM_KEY: z.string().optional(),
  DKIM_KEY_FILE: z.string().optional(),
  INBOUND_ADDRESS: z
    .string()
    .toLowerCase()
    .regex(
      /^[a-z0-9._-]{1,21}@[a-z0-9.-]+$/,
      'must be a plain address like replies@leads.example.com, with at most 21 characters before the @',
    )
    .optional(),
  IMAP_URL: url(['imap:', 'imaps:'], 'imaps://user:password@mail.example.com/INBOX').optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^\S{16,}$/, 'must have at least 16 characters and no blanks')
    .optional(),
  DEMO: z.enum(['0', '1'], 'must be 1 (a demo network on an empty database) or 0').default('1'),
  LOCAL_WEBHOOKS: z.enum(['0', '1'], 'must be 1 (this machine may be called, for trials) or 0').default('0'),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], 'must be silent, error, warn, info or debug')
    .default('info'),
})

export interface Config {
  port: number
  dataDir: string
  databaseUrl: string | null
  baseUrl: string
  smtpUrl: string | null
  mailFrom: string
  /** Where answers to mails arrive, and the mailbox in which they are found; null: nowhere. */
  inboundAddress: string | null
  imapUrl: string | null
  metricsToken: string | null
  /** Nothing leaves: no mail, no push, no call of a webhook. */
  mailPaused: boolean
  mailLimits: MailLimits
  dkim: DkimKey | null
  demo: boolean
  logLevel: string
  localWebhooks: boolean
}

export class ConfigProblem extends Error {}

/**
 * The settings of this process, read once.
 *
 * @throws ConfigProblem naming each variable that has a bad value, and what it may be
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => name in environment.shape && value !== ''),
  )
  const parsed = environment.safeParse(given)
  if (!parsed.success)
    throw new ConfigProblem(
      parsed.error.issues
        .map(
          (issue) =>
            `${issue.path.join('.')} ${issue.message}; it is ${JSON.stringify(shown(issue.path[0], env))}.`,
        )
        .join('\n'),
    )
  const { INBOUND_ADDRESS, IMAP_URL } = parsed.data
  if (IMAP_URL && !INBOUND_ADDRESS)
    throw new ConfigProblem(
      'IMAP_URL needs INBOUND_ADDRESS: the address at which its mailbox is written to, like replies@leads.example.com.',
    )
  const {
    PORT,
    DATABASE_URL,
    SMTP_URL,
    MAIL_FROM,
    BASE_URL,
    METRICS_TOKEN,
    DEMO,
    LOG_LEVEL,
    LOCAL_WEBHOOKS,
  } = parsed.data
  const baseUrl = BASE_URL ?? `http://localhost:${PORT}`
  return {
    port: PORT,
    dataDir: defaultDataDir(env, projectRoot, process.getuid?.()),
    databaseUrl: DATABASE_URL ?? null,
    baseUrl,
    smtpUrl: SMTP_URL ?? null,
    mailFrom: MAIL_FROM ?? `Baton <baton@${new URL(baseUrl).hostname}>`,
    inboundAddress: INBOUND_ADDRESS ?? null,
    imapUrl: IMAP_URL ?? null,
    metricsToken: METRICS_TOKEN ?? null,
    mailPaused: parsed.data.MAIL_PAUSED === '1',
    mailLimits: {
      ...usualLimits,
      hostPerMinute: parsed.data.MAIL_HOST_PER_MINUTE,
      hostAtOnce: parsed.data.MAIL_HOST_AT_ONCE,
    },
    dkim: dkimOf(parsed.data),
    demo: DEMO === '1',
    logLevel: LOG_LEVEL,
    localWebhooks: LOCAL_WEBHOOKS === '1',
  }
}

interface DkimSettings {
  DKIM_DOMAIN?: string | undefined
  DKIM_SELECTOR: string
  DKIM_KEY?: string | undefined
  DKIM_KEY_FILE?: string | undefined
}

/** @throws ConfigProblem where half of what a signature needs is there, or the key is none */
function dkimOf({ DKIM_DOMAIN, DKIM_SELECTOR, DKIM_KEY, DKIM_KEY_FILE }: DkimSettings): DkimKey | null {
  if (!DKIM_DOMAIN && !DKIM_KEY && !DKIM_KEY_FILE) return null
  if (!DKIM_DOMAIN)
    throw new ConfigProblem('The DKIM key needs DKIM_DOMAIN: the domain that signs, like example.com.')
  if (!DKIM_KEY === !DKIM_KEY_FILE)
    throw new ConfigProblem('DKIM_DOMAIN needs one of DKIM_KEY_FILE and DKIM_KEY: an RSA key in PEM.')
  let privateKey: string
  try {
    privateKey = DKIM_KEY ? DKIM_KEY.replaceAll('\\n', '\n') : readFileSync(DKIM_KEY_FILE!, 'utf8')
  } catch (error) {
    throw new ConfigProblem(`DKIM_KEY_FILE cannot be read: ${(error as Error).message}.`)
  }
  const fault = faultOfKey(privateKey)
  if (fault) throw new ConfigProblem(`${DKIM_KEY ? 'DKIM_KEY' : 'DKIM_KEY_FILE'} ${fault}.`)
  return { domain: DKIM_DOMAIN, selector: DKIM_SELECTOR, privateKey }
}

/** Addresses may carry passwords, which no message repeats. */
const shown = (name: PropertyKey | undefined, env: NodeJS.ProcessEnv) =>
  String(env[String(name)] ?? '').replace(/\/\/[^@/]*@/, '//…@')
