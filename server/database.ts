import { join } from 'node:path'
import type { Config } from './config.ts'
import { projectRoot } from './config.ts'
import { startEmbeddedPostgres } from './db/embedded/postgres.ts'
import { migrate } from './db/migrate.ts'

export interface Database {
  url: string
  close(): Promise<void>
}

/** The database of this configuration, brought to this version's schema: one's own, or the embedded one, started. */
export async function openDatabase(config: Config, tell: (message: string) => void): Promise<Database> {
  const embedded = config.databaseUrl
    ? null
    : await startEmbeddedPostgres({ dataDir: config.dataDir, log: tell })
  const url = config.databaseUrl ?? embedded!.url
  await migrate(url, join(projectRoot, 'migrations'))
  return { url, close: async () => embedded?.stop() }
}
