import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { type Bench, median } from '@/bench/bench'
import { type BenchDatabase, benchDatabase } from '@/bench/bench-database'
import { besideWriter, load, throughReserve } from '@/bench/reserve-arms'
import { emptied, reservationsPerHost, reservingWorld } from '@/bench/reserve-world'
import { replayDays } from '@/bench/whatif-replay'
import type { Supposed } from '@/bench/whatif-world'
import { randomFrom } from '@/lib/random'
import { forkYielding } from '@/lib/scheduler/what-if/fork-yielding'
import type { Day } from '@/lib/scheduler/what-if/simulate'

type Played = { seconds: number; days: Day[] }
const ofMaximum = 0.3

/**
 * whatif: a million machines played through 10,000 hosts in a process that yields to others; its days compared
 * with the live scheduler's decisions on the same machines; and what live placement at 30 % of its most feels of it.
 * Options: --repeats 5 --requests 1000000 --hosts 10000 --seconds 4
 */
export const bench: Bench = async (
  { repeats = 5, requests = 1_000_000, hosts = 10_000, seconds = 4 },
  say,
) => {
  const supposed = { requests, hosts, days: 30 }
  const child = forkYielding('bench/whatif-child.ts', {
    execArgv: ['--conditions=react-server', '--import', 'tsx'],
  })
  const database = await benchDatabase()
  try {
    const played: Played[] = []
    for (let repeat = 0; repeat < repeats; repeat++) played.push(await play(child, supposed))
    const million = median(played.map((each) => each.seconds)) * (1_000_000 / requests)
    const days = played[0]?.days ?? []
    say(`played ${requests} machines in ${million.toFixed(2)} s; ${refusedOf(days)} of them found no room`)
    const differences = differing(days, await replayDays(supposed))
    say(`${differences} of ${days.length} days differ from the live decisions`)
    const live = await besideLive(database, child, supposed, { repeats, seconds }, say)
    return {
      ratios: { live_p99: live.ratio },
      figures: {
        million_s: million,
        replay_differences: differences,
        days: days.length,
        refused: refusedOf(days),
        live_most_per_s: live.most,
        live_p99_ms: live.p99,
      },
      environment: database.settings,
    }
  } finally {
    // It may be held at that moment, and then hears nothing else.
    child.kill('SIGKILL')
    await database.stop()
  }
}

async function play(child: ChildProcess, supposed: Supposed): Promise<Played> {
  child.send(supposed)
  const [played] = (await once(child, 'message')) as [Played]
  return played
}

const refusedOf = (days: readonly Day[]) => days.reduce((sum, { refused }) => sum + refused, 0)

const differing = (days: readonly Day[], others: readonly Day[]) =>
  days.filter((day, at) => JSON.stringify(day) !== JSON.stringify(others[at])).length +
  Math.abs(days.length - others.length)

const turnSeconds = 0.5
/** The hosts are filled so often in each repeat: one filling has too few turns to tell a tenth. */
const fillings = 2
/** Whether the what-if plays in a turn: either comes as often, and as late. */
const playsIn = [false, true, true, false, true, false, false, true]

/** Of each turn its p99, in milliseconds. */
type Slices = { quiet: number[]; beside: number[] }
type Rounds = { repeats: number; seconds: number }

/**
 * Live placements at a steady 30 % of the most, while the what-if plays and while it is held, in turns of half a
 * second on the same hosts, since minutes of one machine differ by more than is measured here. Of each turn its p99, of a
 * round its middle turn of either kind: what stalls the machine once in some seconds befalls either.
 */
async function besideLive(
  { databases, owner }: BenchDatabase,
  child: ChildProcess,
  supposed: Supposed,
  { repeats, seconds }: Rounds,
  say: (line: string) => void,
) {
  const world = await reservingWorld(databases, owner, supposed.hosts)
  const attempt = throughReserve(databases, world)
  const asked = { callers: 200, seconds, most: supposed.hosts * reservationsPerHost, seed: 1 }
  const most = await besideWriter(databases, world, async () => {
    await load({ ...asked, seconds: 0.5 }, attempt)
    return (await load({ ...asked, seed: 2 }, attempt)).perSecond
  })
  async function takeTurns(seed: number, slices: Slices): Promise<void> {
    await steady(most * ofMaximum, 1, seed, attempt)
    for (let turn = 0; turn * turnSeconds < 2 * seconds; turn++) {
      const isBeside = playsIn[turn % playsIn.length]
      child.kill(isBeside ? 'SIGCONT' : 'SIGSTOP')
      const slice = await steady(most * ofMaximum, turnSeconds, seed + turn, attempt)
      slices[isBeside ? 'beside' : 'quiet'].push(p99(slice))
    }
  }
  const ratios: number[] = []
  const alone: number[] = []
  for (let repeat = 0; repeat < repeats; repeat++) {
    const slices: Slices = { quiet: [], beside: [] }
    const playing = playOn(child, supposed)
    for (let filling = 0; filling < fillings; filling++) {
      await emptied(world)
      await besideWriter(databases, world, () => takeTurns((repeat * fillings + filling) * 100, slices))
      child.kill('SIGCONT')
    }
    await playing.end()
    const [quiet, beside] = [median(slices.quiet), median(slices.beside)]
    ratios.push(beside / quiet)
    alone.push(quiet)
    say(`p99 ${quiet.toFixed(1)} ms alone, ${beside.toFixed(1)} ms beside the what-if`)
  }
  return { ratio: median(ratios), most, p99: median(alone) }
}

/** One what-if after the other until it is told to end. */
function playOn(child: ChildProcess, supposed: Supposed) {
  let on = true
  const playing = (async () => {
    while (on) await play(child, supposed)
  })()
  return {
    end: () => {
      on = false
      return playing
    },
  }
}

/** Milliseconds of so many requests a second, sent whether or not the last is answered. */
async function steady(
  perSecond: number,
  seconds: number,
  seed: number,
  attempt: ReturnType<typeof throughReserve>,
): Promise<number[]> {
  const random = randomFrom(seed + 77)
  const millis: number[] = []
  const under: Promise<unknown>[] = []
  const started = performance.now()
  for (let sent = 0; sent < perSecond * seconds; ) {
    const due = Math.floor(((performance.now() - started) / 1000) * perSecond)
    for (; sent < due; sent++) {
      const asked = performance.now()
      under.push(attempt(random, crypto.randomUUID()).then(() => millis.push(performance.now() - asked)))
    }
    await new Promise((again) => setTimeout(again, 1))
  }
  await Promise.all(under)
  return millis
}

function p99(millis: readonly number[]): number {
  const sorted = Float64Array.from(millis).sort()
  return sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN
}
