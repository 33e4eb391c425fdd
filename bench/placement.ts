import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Bench, median } from '@/bench/bench'
import { chart } from '@/bench/placement-chart'
import {
  arms,
  type ByArm,
  baselineNames,
  highestOf,
  lowestOf,
  medianOf,
  moving,
  placedUntilRefused,
  type Whole,
  whole,
} from '@/bench/placement-judge'
import { bursty, fromFile } from '@/bench/placement-scenarios'
import { readNodes, readTrace } from '@/bench/placement-trace'
import { assumedPower, energyKWh } from '@/lib/scheduler/consolidation/energy'

/** Room above the highest demand: hosts stand idle, so that what is measured is how few are in use. */
const roomy = 1.5
/** A cluster is tight where Nova's weighers refuse at least this share of the cpu-hours. */
const tight = 0.001

const listOf = (typed: string | undefined) => typed?.split(',').filter((part) => part !== '') ?? []

/**
 * placement: our policies and those of others replay the same requests, beside the bounds by volume.
 * Options: --trace FILE[,FILE] --nodes FILE (shapes of real hosts) --hosts 100[,N] (clusters of the traces)
 * --window 130000 (requests) --repeats 5 --starts 10 --period 10 (minutes
 * between plans) --budget 10 (moves in one, for 80 hosts)
 * --chart FILE. A seeded bursty trace is always among them.
 */
export const bench: Bench = async (options, say, texts) => {
  const { repeats = 5, starts = 10, window = 130_000, period = 10, budget = 10 } = options
  const pace = { everyS: period * 60, budget }
  const settings = { repeats, starts, window, pace }
  const nodes = texts.nodes ? readNodes(texts.nodes) : []
  const counts = listOf(texts.hosts ?? '100').map(Number)
  const sources = [bursty, ...listOf(texts.trace).map((file) => fromFile(readTrace(file), counts, nodes))]

  const placed = sources.flatMap((source) =>
    source.clusters.map((cluster) => {
      const result = placedUntilRefused(source, cluster, settings)
      tell(say, `${result.name}: placed before the first refusal, % of the bound`, result.ofBound, 100, 1)
      return result
    }),
  )
  const full = sources.map((source) => whole(source, 1, settings, false))
  for (const one of full)
    tell(say, `${one.name}, ${one.hosts} hosts: cpu-hours refused, %`, one.refused, 100, 4)
  const loose = sources.map((source) => whole(source, roomy, settings, true))
  for (const one of loose) {
    tell(say, `${one.name}, ${one.hosts} hosts: hosts in use over the bound`, one.overBound, 1, 3)
    const [still, spread] = [saved(one, 'pack'), saved(one, 'nova')].map((share) => share.toFixed(1))
    say(
      `  ${median(one.movesPerRequest).toFixed(3)} moves per request save ${still} % of the energy, ${spread} % of nova's`,
    )
  }

  const file = resolve(texts.chart ?? join(tmpdir(), 'zhengtong-placement.svg'))
  writeFileSync(file, chart(placed, loose[0] as Whole))
  say(`chart: ${file}`)

  const judged = full.filter(({ refused }) => medianOf(refused, 'nova') >= tight)
  const burstyOnes = placed.filter((one) => one.bursty)
  const worst = (values: readonly number[]) => Math.max(...values)
  return {
    ratios: {
      placed_over_best: Math.min(
        ...placed.map((one) => medianOf(one.placed, 'pack') / highestOf(one.placed, baselineNames)),
      ),
      placed_over_nova_bursty: Math.min(
        ...burstyOnes.map((one) => medianOf(one.placed, 'pack') / medianOf(one.placed, 'nova')),
      ),
      refused_over_nova: worst(
        judged.map(({ refused }) => medianOf(refused, 'pack') / medianOf(refused, 'nova')),
      ),
      hosts_over_bound_moving: worst(loose.map(({ overBound }) => medianOf(overBound, moving))),
      hosts_over_better_still: worst(
        loose.map(
          ({ overBound }) =>
            medianOf(overBound, 'pack') / lowestOf(overBound, ['first-fit', 'best-fit sum', 'best-fit max']),
        ),
      ),
    },
    figures: {
      refused_pp_over_best: worst(
        judged.map(({ refused }) => 100 * (medianOf(refused, 'pack') - lowestOf(refused, baselineNames))),
      ),
      moves_per_request: worst(loose.map(({ movesPerRequest }) => median(movesPerRequest))),
      refusals_added_moving: worst(
        loose.map(({ refusals }) => medianOf(refusals, moving) - medianOf(refusals, 'pack')),
      ),
      tight_scenarios: judged.length,
      energy_saved_moving_pct: Math.min(...loose.map((one) => saved(one, 'pack'))),
      energy_saved_over_nova_pct: Math.min(...loose.map((one) => saved(one, 'nova'))),
    },
    environment: {
      chart: file,
      traces: sources.map(({ name }) => name).join(', '),
      period_min: period,
      budget,
    },
  }
}

/** Of the cores machines were given, the share that works on average. */
const atWork = 0.3

/** Share of energy by which hosts in use with consolidation stay below those of another arm. */
function saved({ hostSeconds, coreSeconds }: Whole, than: string): number {
  const cores = 80
  const kWh = (arm: string) =>
    energyKWh([
      {
        power: assumedPower({ cores }),
        hoursOn: medianOf(hostSeconds, arm) / 3600,
        fullLoadHours: (atWork * medianOf(coreSeconds, arm)) / cores / 3600,
      },
    ])
  return 100 * (1 - kWh(moving) / kWh(than))
}

function tell(say: (line: string) => void, title: string, of: ByArm, times: number, digits: number): void {
  const names = [...Object.keys(arms), moving].filter((name) => of[name])
  say(
    `${title}\n  ${names.map((name) => `${name} ${(medianOf(of, name) * times).toFixed(digits)}`).join('  ')}`,
  )
}
