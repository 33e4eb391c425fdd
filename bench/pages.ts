import { type Bench, median, timed } from '@/bench/bench'
import { benchDatabase } from '@/bench/bench-database'
import { startClient } from '@/bench/pages-client'
import { countStatements } from '@/bench/pages-count'
import { measureHang } from '@/bench/pages-hang'
import { type BenchPage, idsOf, pagesOf, signInReaders } from '@/bench/pages-list'
import { buildPortal, requirePage, startPortal } from '@/bench/pages-portal'
import { growAgency } from '@/bench/pages-world'
import { routes } from '@/lib/routes'
import { runTypescript } from '@/scripts/migrations.mjs'
import { createSupervisor } from '@/scripts/supervisor.mjs'

const connections = 16

/** Pages that show runs, or what hangs on them. */
const besideHang = ['home', 'order', 'machines', 'runs']

/**
 * pages: the demonstration with one agency grown to `few` and to `many` machines, each behind its own
 * `next start`, read with real sessions by a client in a process of its own.
 * Options: --requests 500 --rounds 5 --many 100000 --few 100; --all 1 puts every page under load, --load 0 and
 * --hang 0 leave a part out.
 */
export const bench: Bench = async (
  { requests = 500, rounds = 5, many = 100_000, few = 100, hang = 1, load = 1, all = 0 },
  say,
) => {
  const database = await benchDatabase([
    'max_connections=300',
    'shared_preload_libraries=pg_stat_statements',
    'checkpoint_timeout=1h',
  ])
  const supervisor = createSupervisor(say)
  const client = startClient()
  try {
    say('demonstration and production build')
    await Promise.all([
      runTypescript('scripts/seed.ts', process.env),
      buildPortal(supervisor, database.addresses),
    ])
    await database.owner.query('create extension pg_stat_statements')
    const small = await database.copyAs('few')
    const large = await database.copyAs('many')
    const machines = {
      few: await growAgency(small.owner, few, true),
      many: 0,
    }
    const growing = await timed(async () => {
      machines.many = await growAgency(large.owner, many, false)
    })
    say(`${machines.few} machines in one agency against ${machines.many}, made in ${growing.toFixed(0)} s`)
    const pages = pagesOf(await idsOf(large.owner))
    const worlds = {
      few: { ...small, origin: await startPortal(supervisor, 'few', small.addresses) },
      many: { ...large, origin: await startPortal(supervisor, 'many', large.addresses) },
    }
    const cookies = {
      few: await signInReaders(small.databases, pages),
      many: await signInReaders(large.databases, pages),
    }
    type World = keyof typeof worlds
    const cookieOf = (world: World, { reader }: Pick<BenchPage, 'reader'>) => cookies[world].get(reader) ?? ''
    const p95 = (world: World, page: Pick<BenchPage, 'reader' | 'path'>, count = requests) =>
      client.p95({
        address: worlds[world].origin + page.path,
        cookie: cookieOf(world, page),
        requests: count,
        connections,
      })

    const statements = new Map<string, number>()
    for (const page of pages) {
      const counts: number[] = []
      for (const world of ['few', 'many'] as const) {
        const address = worlds[world].origin + page.path
        await requirePage(address, cookieOf(world, page))
        counts.push(await countStatements(worlds[world].owner, address, cookieOf(world, page)))
      }
      statements.set(page.name, Math.max(...counts))
    }
    say(`statements counted on ${pages.length} pages`)

    const emptyPage = {
      name: 'empty',
      reader: pages[0]?.reader ?? '沈怡宁',
      path: routes.empty,
      loaded: true,
    }
    const loaded = load ? pages.filter((page) => all || page.loaded) : []
    for (const page of [emptyPage, ...loaded])
      for (const world of ['few', 'many'] as const) await p95(world, page, 60)
    const overEmpty = new Map<string, number>()
    const overFew = new Map<string, number>()
    const millis = new Map<string, number>()
    for (const [at, page] of loaded.entries()) {
      const seen = { few: [] as number[], many: [] as number[], empty: [] as number[] }
      for (let round = 0; round < rounds; round++) {
        const order = round % 2 === 0 ? (['few', 'many'] as const) : (['many', 'few'] as const)
        for (const world of order) seen[world].push(await p95(world, page))
        seen.empty.push(await p95('many', emptyPage))
      }
      const against = (other: number[]) => median(seen.many.map((value, i) => value / (other[i] ?? value)))
      overFew.set(page.name, against(seen.few))
      overEmpty.set(page.name, against(seen.empty))
      millis.set(page.name, median(seen.many))
      say(
        `${at + 1}/${loaded.length} ${page.name}: p95 ${median(seen.many).toFixed(0)} ms, ${overFew.get(page.name)?.toFixed(2)} x few, ${overEmpty.get(page.name)?.toFixed(2)} x empty`,
      )
    }

    const beside = pages.filter(({ name }) => besideHang.includes(name))
    const hung = hang
      ? await measureHang(
          small,
          besideHang,
          rounds,
          (name) => p95('few', beside.find((page) => page.name === name) ?? emptyPage),
          say,
        )
      : { ratios: new Map<string, number>(), fewestInFlight: 0 }

    const worst = (found: Map<string, number>) =>
      [...found].sort(([, a], [, b]) => b - a)[0] ?? ['none', Number.NaN]
    console.table(
      Object.fromEntries(
        pages.map(({ name }) => [
          name,
          {
            statements: statements.get(name),
            'p95 ms': millis.get(name)?.toFixed(1),
            '100k/100': overFew.get(name)?.toFixed(2),
            '/empty': overEmpty.get(name)?.toFixed(2),
            hang: hung.ratios.get(name)?.toFixed(2),
          },
        ]),
      ),
    )
    return {
      ratios: {
        p95_100k_over_100: worst(overFew)[1],
        p95_over_empty: worst(overEmpty)[1],
        p95_hang_over_healthy: worst(hung.ratios)[1],
      },
      figures: {
        statements_max: worst(statements)[1],
        machines_many: machines.many,
        machines_few: machines.few,
        runs_in_flight_min: hung.fewestInFlight,
        requests,
        rounds,
      },
      environment: {
        ...database.settings,
        worst_100k_over_100: worst(overFew)[0],
        worst_over_empty: worst(overEmpty)[0],
        worst_hang_over_healthy: worst(hung.ratios)[0],
        worst_statements: worst(statements)[0],
      },
    }
  } finally {
    client.stop()
    await supervisor.stop()
    await database.stop()
  }
}
