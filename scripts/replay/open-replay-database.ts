import { Client } from 'pg'
import { type Databases, inTransaction, newCtx, systemActor } from '@/lib/context'
import { migrate } from '@/lib/db/migrate'
import { openPool } from '@/lib/db/open-pool'
import { fiscalYearOf } from '@/lib/shanghai'
import { seedCatalogue } from '@/scripts/seed/seed-catalogue'
import { seedNetwork } from '@/scripts/seed/seed-network'
import { seedPlatform } from '@/scripts/seed/seed-platform'
import { seedWorld } from '@/scripts/seed/seed-world'

const name = 'zhengtong_replay'

/** A database of its own beside the portal's, with the demonstration province before its first order. */
export async function openReplayDatabase({
  restart,
  startsAt,
}: {
  restart: boolean
  startsAt: Date
}): Promise<Databases> {
  const owner = given('DATABASE_OWNER_URL')
  if (restart) await asOwner(owner, `drop database if exists ${name} with (force)`)
  await asOwner(owner, `create database ${name}`).catch(ignoreExisting)
  const [app, platform] = [given('DATABASE_URL'), given('DATABASE_PLATFORM_URL')]
  await migrate(inReplay(owner), {
    appPassword: decodeURIComponent(app.password),
    platformPassword: decodeURIComponent(platform.password),
  })
  const databases = { app: open(app), platform: open(platform) }
  await seedOnce(databases, startsAt)
  return databases
}

function given(variable: string): URL {
  const value = process.env[variable]
  if (!value) throw new Error(`${variable} is missing`)
  return new URL(value)
}

function inReplay(url: URL): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

const open = (url: URL) => openPool(inReplay(url), { max: 12 })

async function asOwner(owner: URL, statement: string): Promise<void> {
  const client = new Client({ connectionString: owner.href })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

function ignoreExisting(error: { code?: string }): void {
  if (error.code !== '42P04') throw error
}

async function seedOnce(databases: Databases, startsAt: Date): Promise<void> {
  const { rows } = await databases.platform.query('select exists (select from agency) as seeded')
  if (rows[0].seeded) return
  await inTransaction(newCtx(databases, systemActor, { now: () => startsAt }), async (tx) => {
    const world = await seedWorld(tx, fiscalYearOf(startsAt))
    await seedNetwork(tx, world)
    await seedPlatform(tx, 0)
    await seedCatalogue(tx, startsAt)
  })
}
