import { parseArgs } from 'node:util'
import { child, endChildren } from '@/faults/child'
import type { Forced } from '@/faults/drill'
import { type Change, plantedCopy } from '@/faults/planted-copy'
import { blanks, type Plant, plants } from '@/faults/plants'
import type { Violation } from '@/faults/run-checks'
import { onEnd } from '@/scripts/rerun.mjs'

/**
 * npm run faults -- --seeds N [--planted N] [--orders N] [--first N] [--at-once N]
 * N seeds of orders under fire; the drills in sound code; then as many planted bugs, each of which its drill must
 * bring out; and a run whose faults do not happen, which must be noticed too. Everything is checked in SQL. They wait
 * more than they work, so two run at once, each on a PostgreSQL of its own.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    first: { type: 'string', default: '1' },
    planted: { type: 'string', default: String(plants.length) },
    orders: { type: 'string', default: '24' },
    'at-once': { type: 'string', default: '2' },
  },
})

type Counts = Record<string, number>
type SeedResult = {
  orders: number
  planned: Counts
  fired: Counts
  settledMs: number
  violations: Violation[]
}
type DrillResult = {
  forced: Record<string, Forced>
  violations: Violation[]
  blind: string[]
  checks: number
}

const here = process.cwd()
let passed = 0
let failed = 0
let ending = false
onEnd(() => {
  ending = true
  endChildren()
})

function note(ok: boolean, text: string, details: string[] = []): void {
  if (ok) passed += 1
  else failed += 1
  console.info(`${ok ? 'ok  ' : 'FAIL'} ${text}`)
  for (const detail of details) console.info(`     ${detail}`)
}

/** What cannot be run to its end counts as failed and does not keep the rest from running. */
async function attempt(name: string, work: () => Promise<void>): Promise<void> {
  if (!ending) await work().catch((error: Error) => note(false, `${name}: ${error.message}`))
}

const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`
const told = (violations: Violation[]) => violations.map(({ id, says, count }) => `${id} ${says}: ${count}`)
const sum = (counts: Counts) => Object.values(counts).reduce((total, count) => total + count, 0)
const missing = ({ planned, fired }: SeedResult) =>
  Object.keys(planned).filter((kind) => (fired[kind] ?? 0) < 0.95 * (planned[kind] ?? 0))

async function seed(number: number): Promise<void> {
  const words = ['--seed', String(number), '--orders', values.orders]
  const result = await child<SeedResult>(here, 'faults/scenario.ts', ...words)
  const { orders, planned, fired, settledMs, violations } = result
  note(
    violations.length === 0,
    `seed ${number}: ${orders} orders, ${violations.length} violations, settled in ${(settledMs / 1000).toFixed(1)} s`,
    told(violations),
  )
  const kinds = Object.keys(planned).map((kind) => `${kind} ${fired[kind]} of ${planned[kind]}`)
  note(
    missing(result).length === 0,
    `seed ${number}: ${sum(fired)} of ${sum(planned)} planned faults fired (${kinds.join(', ')})`,
  )
}

/** The same drills as under the planted bugs, without them: what they force happens, and harms nothing. */
async function control(): Promise<void> {
  const since = Date.now()
  const { forced, violations, blind, checks } = await child<DrillResult>(here, 'faults/run-drills.ts')
  for (const [name, events] of Object.entries(forced))
    note(Object.values(events).every(Boolean), `drill: ${name}`, unforced(events))
  note(
    violations.length === 0,
    `drills: ${violations.length} violations (${seconds(since)})`,
    told(violations),
  )
  note(
    blind.length === 0,
    `checks: ${checks - blind.length} of ${checks} speak when spoilt on purpose`,
    blind,
  )
}

const unforced = (events: Forced) =>
  Object.entries(events).flatMap(([event, happened]) => (happened ? [] : [`did not happen: ${event}`]))

async function planted({ name, says, drill, breaks, ...change }: Plant): Promise<void> {
  const since = Date.now()
  const { forced, violations } = await inCopy<DrillResult>([change], 'faults/run-drills.ts', '--only', drill)
  const caught = violations.some(({ id }) => id === breaks)
  const happened = Object.values(forced[drill] ?? {})
  note(
    caught && happened.length > 0 && happened.every(Boolean),
    `planted: ${name} (${says}), ${caught ? `caught by ${breaks}` : 'not caught'} (${seconds(since)})`,
    [...told(violations), ...unforced(forced[drill] ?? {})],
  )
}

/** A short run in which the engine obeys, kills are hang-ups and crashes are orderly: each kind must be missed. */
async function blank(): Promise<void> {
  const kinds = Object.keys(blanks)
  const words = ['--orders', '4', '--kills', '2', '--crashes', '1', '--freezes', '0']
  const result = await inCopy<SeedResult>(Object.values(blanks), 'faults/scenario.ts', ...words)
  const missed = missing(result)
  note(
    kinds.every((kind) => missed.includes(kind)),
    `faults that do not happen are missed: ${missed.join(', ')}`,
  )
}

async function inCopy<T>(changes: readonly Change[], file: string, ...words: string[]): Promise<T> {
  const copy = plantedCopy(changes)
  try {
    return await child<T>(copy.folder, file, ...words)
  } finally {
    copy.remove()
  }
}

const first = Number(values.first)
const works: [name: string, work: () => Promise<void>][] = [
  ...Array.from({ length: Number(values.seeds) }, (_, index): (typeof works)[number] => [
    `seed ${first + index}`,
    () => seed(first + index),
  ]),
  ['drills', control],
  ...plants
    .slice(0, Number(values.planted))
    .map((plant): (typeof works)[number] => [`planted: ${plant.name}`, () => planted(plant)]),
  ['faults that do not happen', blank],
]
await Promise.all(
  Array.from({ length: Number(values['at-once']) }, async () => {
    for (let next = works.shift(); next; next = works.shift()) await attempt(...next)
  }),
)

console.info(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
