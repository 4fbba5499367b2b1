import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import postgres from 'postgres'
import type { Arena } from './arena.ts'

const run = promisify(execFile)

/** Debian keeps pgbench out of the path. */
function pgbench(): string {
  const versions = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql').sort().reverse()
    : []
  const found = versions.map((version) => `/usr/lib/postgresql/${version}/bin/pgbench`).find(existsSync)
  return found ?? 'pgbench'
}

const tables = `
  create table partner (id int primary key, open int not null);
  insert into partner select i, 0 from generate_series(1, 500) i;
  create table lead (id bigint primary key, at timestamptz not null, body jsonb not null);
  create table offer (id bigint primary key, lead_id bigint not null references lead, partner_id int not null, respond_by timestamptz not null);
  create index on offer (respond_by);
  create table event (id uuid primary key, lead_id bigint not null, kind text not null, data jsonb not null);
  create table outbox (id uuid primary key, offer_id bigint not null, data jsonb not null, at timestamptz not null);`

const body = `'{"first":"Erika","last":"Muster","email":"erika@example.com","phone":"+49891234567","company":"Muster GmbH","product":"Heat pump","budget":12000,"message":"Please call me about an offer."}'`

const one = `
\\set p random(1, 500)
\\set lead random(1, 9000000000000000000)
\\set offer random(1, 9000000000000000000)
begin;
insert into lead values (:lead, now(), ${body});
update partner set open = open + 1 where id = :p;
insert into offer values (:offer, :lead, :p, now() + interval '4 hours');
insert into event values (gen_random_uuid(), :lead, 'offered', '{"rule":"r1"}');
insert into outbox values (gen_random_uuid(), :offer, '{"kind":"offer_made"}', now());
commit;`

const hundred = `
begin;
with l as (insert into lead select (random() * 9e18)::bigint, now(), ${body} from unnest(array(select generate_series(1, 100))) returning id),
 numbered as (select id, 1 + (row_number() over ())::int * 4 % 500 as p from l),
 o as (insert into offer select (random() * 9e18)::bigint, id, p, now() + interval '4 hours' from numbered returning id, lead_id),
 e as (insert into event select gen_random_uuid(), lead_id, 'offered', '{"rule":"r1"}' from o),
 m as (insert into outbox select gen_random_uuid(), id, '{"kind":"offer_made"}', now() from o)
update partner set open = open + 1 where id in (select p from numbered);
commit;`

/** What PostgreSQL alone does of such transactions: pgbench, 32 clients, six statements each; leads a second. */
export async function referenceOne(arena: Arena, seconds: number): Promise<number> {
  return tps(await prepared(arena), one, 32, seconds)
}

/** The same on 100 leads a transaction, set-based, 8 clients; leads a second. */
export async function referenceHundred(arena: Arena, seconds: number): Promise<number> {
  return 100 * (await tps(await prepared(arena), hundred, 8, seconds))
}

async function prepared(arena: Arena): Promise<string> {
  const url = await arena.database('baton_reference')
  const client = postgres(url, { max: 1, onnotice: () => undefined })
  await client.unsafe(tables)
  await client.end()
  return url
}

async function tps(url: string, script: string, clients: number, seconds: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-pgbench-'))
  const file = join(folder, 'script.sql')
  writeFileSync(file, script)
  const { hostname, port, username, password, pathname } = new URL(url)
  const { stdout } = await run(
    pgbench(),
    [
      '-n',
      '-M',
      'prepared',
      '-c',
      String(clients),
      '-j',
      '2',
      '-T',
      String(seconds),
      '-f',
      file,
      '-h',
      hostname,
      '-p',
      port,
      '-U',
      decodeURIComponent(username),
      pathname.slice(1),
    ],
    { env: { ...process.env, PGPASSWORD: decodeURIComponent(password) } },
  )
  rmSync(folder, { recursive: true })
  return Number(/tps = ([\d.]+)/.exec(stdout)![1])
}
