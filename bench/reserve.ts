import { type Bench, median } from '@/bench/bench'
import { type BenchDatabase, benchDatabase } from '@/bench/bench-database'
import {
  besideWriter,
  bestFitIndex,
  type Load,
  load,
  type Measured,
  singleRow,
  sqlBestFit,
  throughReserve,
} from '@/bench/reserve-arms'
import { takeover } from '@/bench/reserve-takeover'
import {
  emptied,
  flushesPerSecond,
  judge,
  reservationsPerHost,
  reservingWorld,
  type World,
} from '@/bench/reserve-world'

type Options = { repeats: number; seconds: number; callers: number }
type Round = { ours: number; single: number; sql: number; p99: number; flushes: number }
type Outcome = {
  hosts: number
  rounds: Round[]
  oversold: number
  lostOrDouble: number
  takeoverSeconds: number
}

/**
 * reserve: durable reservations a second through the portal's own entry and the placement writer, against one
 * statement a reservation on a random host and against best fit in SQL, each with eight connections from Node.js,
 * in turns, on 10,000 and on 100,000 hosts; the worst is reported. Every answer is looked up afterwards.
 * Options: --repeats 5 --seconds 4 --callers 250 --hosts 10000 (only that many)
 */
export const bench: Bench = async ({ repeats = 5, seconds = 4, callers = 250, hosts }, say) => {
  const database = await benchDatabase()
  try {
    const outcomes: Outcome[] = []
    for (const count of hosts ? [hosts] : [10_000, 100_000])
      outcomes.push(await measure(database, count, { repeats, seconds, callers }, say))
    const worst = (of: (outcome: Outcome) => number, least = true) =>
      (least ? Math.min : Math.max)(...outcomes.map(of))
    const middle = (of: (round: Round) => number) => (outcome: Outcome) => median(outcome.rounds.map(of))
    return {
      ratios: {
        over_single: worst(middle(({ ours, single }) => ours / single)),
        over_sql: worst(middle(({ ours, sql }) => ours / sql)),
      },
      figures: {
        per_s: worst(middle(({ ours }) => ours)),
        single_per_s: worst(middle(({ single }) => single)),
        sql_per_s: worst(middle(({ sql }) => sql)),
        fdatasync_per_s: worst(middle(({ flushes }) => flushes)),
        p99_ms: worst(
          middle(({ p99 }) => p99),
          false,
        ),
        takeover_s: worst(({ takeoverSeconds }) => takeoverSeconds, false),
        oversold: outcomes.reduce((sum, { oversold }) => sum + oversold, 0),
        lost_or_double: outcomes.reduce((sum, { lostOrDouble }) => sum + lostOrDouble, 0),
      },
      environment: database.settings,
    }
  } finally {
    await database.stop()
  }
}

async function measure(
  database: BenchDatabase,
  count: number,
  { repeats, seconds, callers }: Options,
  say: (line: string) => void,
): Promise<Outcome> {
  const { owner, databases, addresses } = database
  const world = await reservingWorld(databases, owner, count)
  const outcome: Outcome = { hosts: count, rounds: [], oversold: 0, lostOrDouble: 0, takeoverSeconds: 0 }
  for (let repeat = 0; repeat < repeats; repeat++) {
    const flushes = flushesPerSecond()
    const most = count * reservationsPerHost
    const eight = { callers: 8, seconds, most, seed: repeat }
    const single = await load(eight, singleRow(databases.platform, world))
    await emptied(world)
    await owner.query(bestFitIndex)
    const sql = await load(eight, sqlBestFit(databases.platform, world))
    await owner.query('drop index bench_best_fit')
    await emptied(world)
    const ours = await throughWriter(database, world, { callers, seconds, most, seed: repeat })
    const verdict = await judge(world, ours.keys)
    outcome.oversold += verdict.oversold
    outcome.lostOrDouble += verdict.lostOrDouble
    await emptied(world)
    const round = {
      ours: ours.perSecond,
      single: single.perSecond,
      sql: sql.perSecond,
      p99: quantile(ours.millis, 0.99),
      flushes,
    }
    outcome.rounds.push(round)
    say(
      `${count} hosts: ${line(round)}; oversold ${verdict.oversold}, lost or double ${verdict.lostOrDouble}`,
    )
  }
  const takeovers: number[] = []
  for (let repeat = 0; repeat < repeats; repeat++) takeovers.push(await takeover(addresses, databases, world))
  outcome.takeoverSeconds = Math.max(...takeovers)
  say(`${count} hosts: taken over within ${takeovers.map((each) => each.toFixed(2)).join(', ')} s`)
  return outcome
}

function throughWriter({ databases }: BenchDatabase, world: World, asked: Load): Promise<Measured> {
  const attempt = throughReserve(databases, world)
  return besideWriter(databases, world, async () => {
    // Code and plans warm up first, as they do once in the life of a process; for the others, in the first round.
    const warm = await load({ ...asked, seconds: 0.5, seed: asked.seed + 100 }, attempt)
    const measured = await load(asked, attempt)
    return { ...measured, keys: [...warm.keys, ...measured.keys] }
  })
}

function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN
}

const line = ({ ours, single, sql, p99, flushes }: Round): string =>
  `${Math.round(ours)}/s (p99 ${p99.toFixed(1)} ms), single ${Math.round(single)}/s, SQL ${Math.round(sql)}/s, ` +
  `${Math.round(flushes)} flushes/s`
