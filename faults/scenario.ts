import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { FaultyDatabase } from '@/faults/database'
import { beginAndGiveUp, placeOrder } from '@/faults/load'
import { meterAndClose } from '@/faults/meter-and-close'
import { calmEngine, planFaults, untilFaultsFired } from '@/faults/plan-faults'
import { prepareOrdering } from '@/faults/prepare-ordering'
import { beginOrders } from '@/faults/program'
import { runChecks } from '@/faults/run-checks'
import { trouble } from '@/faults/trouble'
import { Workers } from '@/faults/workers'
import { randomFrom } from '@/lib/random'
import { onEnd } from '@/scripts/rerun.mjs'

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
    freezes: { type: 'string', default: '1' },
  },
})
process.env.AUDIT_KEY ??= randomBytes(32).toString('base64')
const settleLimitMs = 60_000
const random = randomFrom(Number(values.seed))
const orders = Number(values.orders)
const wanted = {
  kills: Number(values.kills),
  crashes: Number(values.crashes),
  freezes: Number(values.freezes),
}
const now = new Date()

const database = await FaultyDatabase.start()
const { databases } = database
const workers = new Workers(database, 3)
onEnd(async () => {
  await workers.stop()
  await database.stop()
  process.exit(1)
})

const ordering = await prepareOrdering(databases, now)
const engine = await planFaults(databases, random, orders)
workers.start()

const [acknowledged, answered, crashes] = await Promise.all([
  load(),
  beginOrders(databases, ordering, orders, now),
  trouble(database, workers, random, wanted),
])
await untilFaultsFired(databases)
const met = await calmEngine(databases)
const settledMs = await settle()

await workers.stop()
for (const { key, orderId } of answered)
  await database.owner('insert into answered values ($1, $2)', [key, orderId])
let givenUp = 0
for (let index = 0; index < 5; index++) if (await beginAndGiveUp(databases, now)) givenUp += 1
await meterAndClose(database, now)
const violations = await runChecks(database)
await database.stop()

console.info(
  JSON.stringify({
    orders: acknowledged.length,
    planned: { engine, ...wanted, 'given up': 5 },
    fired: { engine: met, kills: workers.kills, crashes, freezes: workers.freezes, 'given up': givenUp },
    settledMs,
    violations,
  }),
)
process.exit(0)

/** Six people order at once. */
async function load(): Promise<string[]> {
  const ids: string[] = []
  let next = 0
  const person = async () => {
    for (let index = next++; index < orders; index = next++) {
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
    const written = await database.owner('insert into acknowledged values ($1)', [id]).then(
      () => true,
      () => false,
    )
    if (written) return
    await pause(200)
  }
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
