import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator'
import { Client } from 'pg'
import { PgBoss } from 'pg-boss'
import { constrain } from '@/lib/db/constrain'
import { indexInstances } from '@/lib/db/index-instances'
import { ensureOrderDuties } from '@/lib/db/order-duties'
import { secure } from '@/lib/db/secure'
import { queues } from '@/lib/jobs/names'

const LOCK = 4242

/**
 * Brings a database to this release, as its owner: logins, tables, constraints drizzle cannot write, row-level
 * security, job queues. Several processes may call it at once; the second finds nothing to do.
 */
export async function migrate(
  ownerUrl: string,
  passwords: { appPassword: string; platformPassword: string },
): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await owner.query('select pg_advisory_lock($1)', [LOCK])
    await ensureLogin(owner, 'zt_app', passwords.appPassword)
    await ensureLogin(owner, 'zt_platform', passwords.platformPassword)
    // A web request never holds a transaction longer; long exports page by key.
    await owner.query(`alter role zt_app set transaction_timeout = '30s'`)
    await runMigrations(drizzle(owner), { migrationsFolder: './drizzle' })
    await constrain(owner)
    await indexInstances(owner)
    await ensureOrderDuties(owner)
    await secure(owner)
    await installQueues(owner, ownerUrl)
  } finally {
    await owner.end()
  }
}

async function ensureLogin(owner: Client, name: string, password: string): Promise<void> {
  const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [name])
  const { rows } = await owner.query<{ sql: string }>(
    `select format('${rowCount ? 'alter' : 'create'} role %I login nobypassrls nosuperuser password %L', $1::text, $2::text) as sql`,
    [name, password],
  )
  await owner.query(rows[0]?.sql ?? '')
}

async function installQueues(owner: Client, ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, max: 2, supervise: false, schedule: false })
  boss.on('error', () => {})
  await boss.start()
  for (const [name, options] of Object.entries(queues)) {
    await boss.createQueue(name, { ...options, deleteAfterSeconds: 7 * 86_400 })
    await boss.updateQueue(name, { ...options, deleteAfterSeconds: 7 * 86_400 })
  }
  await boss.stop({ graceful: false })
  await owner.query(`grant usage on schema pgboss to zt_app, zt_platform`)
  await owner.query(`grant all on all tables in schema pgboss to zt_platform`)
  await owner.query(`grant execute on all functions in schema pgboss to zt_app, zt_platform`)
  await owner.query(`grant select, insert on all tables in schema pgboss to zt_app`)
}
