import { fileURLToPath } from 'node:url'
import { migrate } from '../../server/db/migrate.ts'
import { aTestServer } from './test-server.ts'

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url))

/** Starts a PostgreSQL (or takes the one in DATABASE_URL) and migrates the database that every test is cloned from. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await aTestServer()
  const name = `baton_template_${process.pid}`
  const template = await server.create(name)
  process.env.BATON_TEST_SERVER = server.url
  process.env.BATON_TEST_TEMPLATE = name
  await migrate(template.url, migrations)
  return async () => {
    await template.drop()
    await server.close()
  }
}
