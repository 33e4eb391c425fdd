import { median } from '@/bench/bench'
import type { Addresses } from '@/bench/bench-database'
import { draftOrders, placeAll, whoOrders } from '@/bench/orders-world'
import { environmentFor } from '@/bench/pages-portal'
import type { Databases } from '@/lib/context'
import { typescript } from '@/scripts/migrations.mjs'
import { createSupervisor } from '@/scripts/supervisor.mjs'

type World = { databases: Databases; addresses: Addresses }
export type HangResult = { ratios: Map<string, number>; fewestInFlight: number }

const callMillis = 30_000
const inFlight = 100

/**
 * The same pages while the engine answers and while every call to it sleeps for 30 s with a hundred runs under
 * way, in two workers that stay the same throughout. The arms change places every second round.
 */
export async function measureHang(
  { databases, addresses }: World,
  names: readonly string[],
  rounds: number,
  p95: (name: string) => Promise<number>,
  say: (line: string) => void,
): Promise<HangResult> {
  const ordering = await whoOrders(databases, new Date())
  const workers = createSupervisor(say)
  const env = { ...environmentFor(addresses, 3000), WORKER_SLOTS: String(inFlight / 2), LOG_LEVEL: 'fatal' }
  for (const name of ['worker 1', 'worker 2'])
    workers.keepNode(name, typescript('lib/jobs/worker-main.ts'), env)
  const arms = { healthy: new Map<string, number[]>(), hanging: new Map<string, number[]>() }
  let fewest = Number.POSITIVE_INFINITY
  let batch = 0

  /** A call that sleeps is given up at its step's deadline and made again; ended runs are replaced by new ones. */
  async function fillUp(): Promise<void> {
    while ((await hanging(databases)) < inFlight) {
      const missing = inFlight + 20 - (await hanging(databases))
      await draftOrders(ordering, `batch ${++batch}`, missing)
      await placeAll(ordering, `batch ${batch}`)
      await untilAtLeast(databases, inFlight)
    }
  }

  try {
    for (let round = 1; round <= rounds; round++) {
      const order = round % 2 === 1 ? (['healthy', 'hanging'] as const) : (['hanging', 'healthy'] as const)
      for (const arm of order) {
        await setCallMillis(databases, arm === 'hanging' ? callMillis : 0)
        if (arm === 'healthy') await untilNone(databases)
        for (const name of names) {
          if (arm === 'hanging') await fillUp()
          const millis = await p95(name)
          arms[arm].set(name, [...(arms[arm].get(name) ?? []), millis])
          if (arm === 'hanging') fewest = Math.min(fewest, await hanging(databases))
        }
      }
      say(`driver hang, round ${round} of ${rounds}`)
    }
  } finally {
    await workers.stop()
  }
  const ratios = names.map((name): [string, number] => {
    const healthy = arms.healthy.get(name) ?? []
    return [
      name,
      median((arms.hanging.get(name) ?? []).map((millis, at) => millis / (healthy[at] ?? millis))),
    ]
  })
  return { ratios: new Map(ratios), fewestInFlight: fewest }
}

async function setCallMillis(databases: Databases, millis: number): Promise<void> {
  await databases.platform.query('update sim_profile set call_millis = $1, build_millis = 0', [millis])
}

/** Runs under way of orders placed here; those that the world was made with are held by nobody. */
async function hanging(databases: Databases): Promise<number> {
  const { rows } = await databases.platform.query<{ n: number }>(
    `select count(*)::int as n from run r join "order" o on o.id = r.order_id
     where r.state in ('queued', 'running') and o.title like 'bench batch %'`,
  )
  return rows[0]?.n ?? 0
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((again) => setTimeout(again, 200))
}
const untilNone = (databases: Databases) => until(async () => (await hanging(databases)) === 0)
const untilAtLeast = (databases: Databases, wanted: number) =>
  until(async () => (await hanging(databases)) >= wanted)
