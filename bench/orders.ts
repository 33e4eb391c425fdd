import { type ChildProcess, spawn } from 'node:child_process'
import { type Bench, timed } from '@/bench/bench'
import { type BenchDatabase, benchDatabase } from '@/bench/bench-database'
import { draftOrders, orderingWorld, placeAll } from '@/bench/orders-world'

/**
 * orders: submit, one approval and four engine calls until the machine runs, on the simulator with no build
 * time and one worker. Then four workers against one, on an engine whose calls take 200 ms, each worker
 * running exactly four runs at once; the orders are approved before the clock starts.
 * Options: --orders 300 --slow 64
 */
export const bench: Bench = async ({ orders = 300, slow = 64 }, say) => {
  const database = await benchDatabase(['max_connections=200'])
  try {
    const world = await orderingWorld(database.databases)
    say(`${orders} drafts`)
    await draftOrders(world, 'warm', 40)
    await draftOrders(world, 'fast', orders)
    await engine(database, 0)
    const fast = await withWorkers(database, 1, { WORKER_SLOTS: '8' }, async () => {
      await placeAll(world, 'warm')
      await untilRunning(database, 40)
      say('submit, approve, build')
      return timed(async () => {
        await placeAll(world, 'fast')
        await untilRunning(database, 40 + orders)
      })
    })
    await engine(database, 200)
    const seconds: number[] = []
    let running = 40 + orders
    for (const workers of [1, 4]) {
      const name = `slow-${workers}`
      await draftOrders(world, name, slow)
      await placeAll(world, name)
      say(`${slow} runs, ${workers} worker(s), 200 ms a call`)
      const expected = running + slow
      seconds.push(
        await withWorkers(database, workers, { WORKER_SLOTS: '4' }, () =>
          timed(() => untilRunning(database, expected)),
        ),
      )
      running = expected
    }
    const [one = 0, four = 1] = seconds
    return {
      ratios: { four_workers_over_one: one / four },
      figures: {
        orders_per_s: orders / fast,
        one_worker_runs_per_s: slow / one,
        four_workers_runs_per_s: slow / four,
      },
      environment: database.settings,
    }
  } finally {
    await database.stop()
  }
}

async function engine(database: BenchDatabase, callMillis: number): Promise<void> {
  await database.owner.query('update sim_profile set build_millis = 0, call_millis = $1', [callMillis])
}

async function untilRunning(database: BenchDatabase, expected: number): Promise<void> {
  for (;;) {
    const { rows } = await database.owner.query<{ n: number }>(
      `select count(*)::int as n from instance where state = 'running'`,
    )
    if ((rows[0]?.n ?? 0) >= expected) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Real worker processes; the work begins when each has announced itself. */
async function withWorkers<T>(
  database: BenchDatabase,
  count: number,
  env: Record<string, string>,
  work: () => Promise<T>,
): Promise<T> {
  await database.owner.query(`delete from heartbeat where kind = 'worker'`)
  const children = Array.from({ length: count }, () => startWorkerProcess(env))
  try {
    for (;;) {
      const { rows } = await database.owner.query<{ n: number }>(
        `select count(*)::int as n from heartbeat where kind = 'worker'`,
      )
      if ((rows[0]?.n ?? 0) >= count) break
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return await work()
  } finally {
    await Promise.all(children.map(end))
  }
}

function startWorkerProcess(env: Record<string, string>): ChildProcess {
  return spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'lib/jobs/worker-main.ts'],
    {
      env: { ...process.env, LOG_LEVEL: 'error', ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
}

function end(child: ChildProcess): Promise<unknown> {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  return gone
}
