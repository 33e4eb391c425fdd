import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { checks } from '@/faults/checks'
import { FaultyDatabase } from '@/faults/database'
import type { Forced } from '@/faults/drill'
import { drills } from '@/faults/drills/all'
import { meterAndClose } from '@/faults/meter-and-close'
import { prepareOrdering } from '@/faults/prepare-ordering'
import { blindChecks, runChecks } from '@/faults/run-checks'
import { Stage } from '@/faults/stage'
import { onEnd } from '@/scripts/rerun.mjs'

/**
 * All drills, or --only NAME, one after the other; then the checks, and after all drills whether each check would
 * speak. Prints one JSON line; run.ts reads it.
 */
const { values } = parseArgs({ options: { only: { type: 'string' } } })
process.env.AUDIT_KEY ??= randomBytes(32).toString('base64')
const now = new Date()

const database = await FaultyDatabase.start()
const stage = new Stage(database, await prepareOrdering(database.databases, now), now)
onEnd(async () => {
  stage.clear()
  await database.stop()
  process.exit(1)
})
await stage.rows('update sim_profile set build_millis = 0, call_millis = 0')

const forced: Record<string, Forced> = {}
for (const drill of drills)
  if (!values.only || drill.name === values.only) forced[drill.name] = await drill.force(stage)
await meterAndClose(database, now)
const violations = await runChecks(database)
const blind = values.only ? [] : await blindChecks(database)
await database.stop()

console.info(JSON.stringify({ forced, violations, blind, checks: checks.length + 1 }))
process.exit(0)
