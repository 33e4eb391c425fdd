import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { runChecks } from '@/faults/checks'
import { FaultyDatabase } from '@/faults/database'
import { frozenWriter } from '@/faults/frozen-writer'
import { beginAndGiveUp, placeOrder } from '@/faults/load'
import { meterAndClose } from '@/faults/meter-and-close'
import { calmEngine, planFaults } from '@/faults/plan-faults'
import { prepareOrdering } from '@/faults/prepare-ordering'
import { randomFrom } from '@/faults/random'
import { Workers } from '@/faults/workers'

/**
 * One seed: orders come in while workers are killed, PostgreSQL crashes and the engine misbehaves; then peace,
 * and the checks. Prints one JSON line; run.ts reads it.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    orders: { type: 'string', default: '24' },
    kills: { type: 'string', default: '12' },
    crashes: { type: 'string', default: '2' },
    freeze: { type: 'boolean', default: false },
  },
})
process.env.AUDIT_KEY ??= randomBytes(32).toString('base64')
const settleLimitMs = 60_000
const random = randomFrom(Number(values.seed))
const wanted = { orders: Number(values.orders), kills: Number(values.kills), crashes: Number(values.crashes) }
const now = new Date()

const database = await FaultyDatabase.start()
const { databases } = database
const pause = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))

const ordering = await prepareOrdering(databases, now)
await databases.platform.query('select 1')
await owner('create table acknowledged (order_id uuid); create table metered (until timestamptz)')
const planned = await planFaults(databases, random, wanted.orders)
const workers = new Workers(database, 3)
workers.start()

let crashes = 0
const troubled = trouble()
const acknowledged = await load()
await troubled
const fired = await calmEngine(databases)
const settledMs = await settle()

await workers.stop()
const frozen = await tryFrozenWriter()
for (let index = 0; index < 5; index++) await beginAndGiveUp(databases, now)
await meterAndClose(databases, now, (statement) => owner(statement))
const violations = await runChecks(database.url('zt_owner'), database.url('zt_app'))
await database.stop()

const due = planned + wanted.kills + wanted.crashes + (values.freeze ? 1 : 0) + 1
const happened = fired + workers.kills + crashes + workers.freezes + (frozen ? 1 : 0)
console.info(
  JSON.stringify({
    seed: Number(values.seed),
    orders: acknowledged.length,
    planned: due,
    fired: happened,
    settledMs,
    violations,
  }),
)
process.exit(0)

async function owner(statement: string): Promise<void> {
  const { Client } = await import('pg')
  const client = new Client({ connectionString: database.url('zt_owner') })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

/** Six people order at once. */
async function load(): Promise<string[]> {
  const ids: string[] = []
  let next = 0
  const person = async () => {
    for (let index = next++; index < wanted.orders; index = next++) {
      const id = await placeOrder(databases, ordering, index, now)
      await acknowledge(id)
      ids.push(id)
    }
  }
  await Promise.all(Array.from({ length: 6 }, person))
  return ids
}

async function acknowledge(id: string): Promise<void> {
  for (;;) {
    const written = await owner(`insert into acknowledged values ('${id}')`).then(
      () => true,
      () => false,
    )
    if (written) return
    await pause(200)
  }
}

async function trouble(): Promise<void> {
  const frozenFor = values.freeze ? workers.freeze(random.below(3), 22_000) : Promise.resolve()
  const crashAt = new Set(
    Array.from({ length: wanted.crashes }, (_, index) =>
      Math.floor(((index + 1) * wanted.kills) / (wanted.crashes + 1)),
    ),
  )
  for (let index = 0; index < wanted.kills; index++) {
    await pause(300 + random.below(1200))
    if (crashAt.has(index)) {
      await database.crash()
      crashes += 1
    }
    workers.kill(random.below(3))
  }
  await frozenFor
}

/** Milliseconds until nothing moves any more; gives up after a minute and lets the checks speak. */
async function settle(): Promise<number> {
  const began = Date.now()
  while (Date.now() - began < settleLimitMs) {
    const { rows } = await databases.platform.query<{ open: number }>(
      `select (select count(*) from run where state in ('queued', 'running', 'undoing'))
        + (select count(*) from "order" where state in ('approved', 'approving')) as open`,
    )
    if (Number(rows[0]?.open) === 0) break
    await pause(500)
  }
  return Date.now() - began
}

/** No worker is left, so the run of a new order waits for whoever takes it first. */
async function tryFrozenWriter(): Promise<boolean> {
  const id = await placeOrder(databases, ordering, wanted.orders, now)
  await acknowledge(id)
  const { rows } = await databases.platform.query<{ id: string }>('select id from run where order_id = $1', [
    id,
  ])
  return rows[0] ? frozenWriter(databases, rows[0].id) : false
}
