import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import type { Violation } from '@/faults/checks'
import { type Plant, plantedCopy, plants } from '@/faults/plants'

/**
 * npm run faults -- --seeds N [--planted N] [--orders N] [--first N]
 * N seeds of orders under fire, each checked in SQL; then as many planted bugs, each of which must be noticed.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    first: { type: 'string', default: '1' },
    planted: { type: 'string', default: String(plants.length) },
    orders: { type: 'string', default: '24' },
  },
})

type Result = {
  seed: number
  orders: number
  planned: number
  fired: number
  settledMs: number
  violations: Violation[]
}

const key = () => randomBytes(32).toString('base64')
const environment = {
  ...process.env,
  DATABASE_URL: 'postgres://scenario@127.0.0.1:1/own',
  DATABASE_PLATFORM_URL: 'postgres://scenario@127.0.0.1:1/own',
  NEXTAUTH_URL: 'http://127.0.0.1:1',
  NEXTAUTH_SECRET: key(),
  AUDIT_KEY: key(),
  FIELD_ENCRYPTION_KEY: key(),
  LOG_LEVEL: 'silent',
}

/** A scenario in a process of its own, from the code in `folder`. */
function scenario(folder: string, seed: number, words: string[] = []): Promise<Result> {
  const args = [
    '--conditions=react-server',
    '--import',
    'tsx',
    'faults/scenario.ts',
    '--seed',
    String(seed),
    '--orders',
    values.orders,
    ...words,
  ]
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let printed = ''
    let complaint = ''
    child.stdout.on('data', (chunk) => {
      printed += chunk
    })
    child.stderr.on('data', (chunk) => {
      complaint += chunk
    })
    child.once('exit', () => {
      const last = printed.trim().split('\n').at(-1) ?? ''
      if (last.startsWith('{')) resolve(JSON.parse(last))
      else reject(new Error(`seed ${seed}: ${complaint.slice(-2000)}`))
    })
  })
}

let passed = 0
let failed = 0
const note = (ok: boolean, text: string) => {
  if (ok) passed += 1
  else failed += 1
  console.info(`${ok ? 'ok  ' : 'FAIL'} ${text}`)
}

for (let seed = Number(values.first); seed < Number(values.first) + Number(values.seeds); seed++) {
  const result = await scenario(process.cwd(), seed, ['--freeze']).catch((error: Error) => error)
  if (result instanceof Error) {
    note(false, result.message)
    continue
  }
  const { orders, planned, fired, settledMs, violations } = result
  const share = fired / planned
  note(
    violations.length === 0,
    `seed ${seed}: ${orders} orders, ${violations.length} violations, settled in ${(settledMs / 1000).toFixed(1)} s`,
  )
  for (const { id, says, count } of violations) console.info(`     ${id} ${says}: ${count}`)
  note(share >= 0.95, `seed ${seed}: ${fired} of ${planned} planned faults fired`)
}

for (const plant of plants.slice(0, Number(values.planted)))
  note(await caught(plant), `planted: ${plant.name} (${plant.says})`)

console.info(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

/** Within three seeds, by a check that finds nothing in the sound code. */
async function caught(plant: Plant): Promise<boolean> {
  const copy = plantedCopy(plant)
  try {
    for (let seed = 101; seed < 104; seed++) {
      const result = await scenario(copy.folder, seed).catch((error: Error) => error)
      if (result instanceof Error) throw result
      for (const { id, says, count } of result.violations) console.info(`     ${id} ${says}: ${count}`)
      if (result.violations.length > 0) return true
    }
    return false
  } finally {
    copy.remove()
  }
}
