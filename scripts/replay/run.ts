import { parseArgs } from 'node:util'
import { sealAudit } from '@/lib/audit/seal-audit'
import { closeMonth } from '@/lib/billing/close-month'
import { verifyStatement } from '@/lib/billing/verify-statement'
import { type Databases, newCtx, systemActor } from '@/lib/context'
import { countViolations } from '@/lib/jobs/invariants'
import { stopSending } from '@/lib/jobs/queue'
import { fiscalYearOf, monthEnd, monthOf, monthStart, nextMonth } from '@/lib/shanghai'
import { agencyCasts } from '@/scripts/drive/cast'
import { Beat, serveWaiting, switchOn } from '@/scripts/replay/consolidate'
import { energySums, type PowerPoint, powerPoint, powerReport } from '@/scripts/replay/energy'
import { playEvent, type Stage } from '@/scripts/replay/events'
import { chartOf, type HostPoint, hostsInUse, totals } from '@/scripts/replay/figures'
import { openReplayDatabase } from '@/scripts/replay/open-replay-database'
import { publishFlavours, raiseLimits, resizePool } from '@/scripts/replay/prepare'
import { Progress } from '@/scripts/replay/progress'
import { readTrace } from '@/scripts/replay/read-trace'
import { batchesOf, timelineOf } from '@/scripts/replay/timeline'

/**
 * npm run replay -- --trace FILE --requests N [--hosts N] [--lanes N] [--speed N] [--restart]
 *   [--consolidate [--every MINUTES] [--moves N] [--reserve N]]
 * Feeds a VM request trace through the portal's own verbs on a set clock: order, approve, place, build, run,
 * close, meter, close the month. `--speed` caps business seconds per real second; without it, as fast as it goes.
 * `--consolidate` runs the consolidator on the same clock: plans by rule, hosts that sleep and wake, energy.
 */
const { values } = parseArgs({
  options: {
    trace: { type: 'string' },
    requests: { type: 'string', default: '20000' },
    hosts: { type: 'string', default: '400' },
    lanes: { type: 'string', default: '8' },
    speed: { type: 'string' },
    restart: { type: 'boolean', default: false },
    consolidate: { type: 'boolean', default: false },
    every: { type: 'string', default: '10' },
    moves: { type: 'string', default: '10' },
    reserve: { type: 'string', default: '1' },
  },
})
if (!values.trace) {
  console.error(
    '用法：npm run replay -- --trace 文件 --requests N\nUsage: npm run replay -- --trace FILE --requests N',
  )
  process.exit(1)
}

const limit = Number(values.requests)
const requests = await readTrace(values.trace, limit)
const startsAt = monthStart('202609')
const powerPoints: PowerPoint[] = []
const databases = await openReplayDatabase({ restart: values.restart, startsAt })
const stage = await prepare(databases)
const outcomes = await play(stage)
await finish(stage, outcomes)
await stopSending(databases)
await Promise.all([databases.app.end(), databases.platform.end()])

async function prepare(databases: Databases): Promise<Stage> {
  const casts = await agencyCasts(databases, fiscalYearOf(startsAt))
  await raiseLimits(databases, casts, startsAt)
  await resizePool(databases, Number(values.hosts))
  if (values.consolidate)
    await switchOn(databases, startsAt, {
      everyMinutes: Number(values.every),
      movesPerPlan: Number(values.moves),
      minimumReserve: Number(values.reserve),
    })
  const { serviceId, plans } = await publishFlavours(databases, requests, startsAt)
  const { rows } = await databases.platform.query<{ agreementId: string; imageId: string }>(
    `select (select id from agreement where service_id = $1 order by version desc limit 1) as "agreementId",
       (select id from image where code = 'debian-12') as "imageId"`,
    [serviceId],
  )
  const { agreementId = '', imageId = '' } = rows[0] ?? {}
  const fiscalYear = fiscalYearOf(startsAt)
  return {
    databases,
    key: `replay/${requests.length}`,
    startsAt,
    endsOn: `${fiscalYear}-12-31`,
    casts,
    serviceId,
    agreementId,
    imageId,
    plans,
  }
}

async function play(stage: Stage): Promise<{ counts: Map<string, number>; points: HostPoint[] }> {
  const batches = batchesOf(timelineOf(requests), Number(values.lanes))
  const progress = await Progress.resume(stage.databases, stage.key, batches.length)
  const began = Date.now()
  const from = progress.done > 0 ? (batches[progress.done]?.[0]?.atSeconds ?? 0) : 0
  const beat = values.consolidate ? beatOf(stage.databases, from) : null
  for (const [index, batch] of batches.entries()) {
    if (index < progress.done) continue
    const atSeconds = batch[0]?.atSeconds ?? 0
    const now = new Date(startsAt.getTime() + atSeconds * 1000)
    await beat?.until(now)
    const results = await Promise.all(batch.map((event) => playEvent(stage, event)))
    if (beat) await serveWaiting(stage.databases, now)
    if (values.speed) await pace(began, atSeconds / Number(values.speed))
    const sample = index % 20 === 0 ? { atSeconds, ...(await hostsInUse(stage.databases)) } : null
    await progress.add(results, sample)
    if (index % 200 === 0) await sealAudit(newCtx(stage.databases, systemActor))
  }
  await progress.end()
  return { counts: progress.counts, points: progress.points }
}

function beatOf(databases: Databases, fromSeconds: number): Beat {
  const from = new Date(startsAt.getTime() + fromSeconds * 1000)
  return new Beat(databases, from, Number(values.every), async (at) => {
    powerPoints.push(await powerPoint(databases, (at.getTime() - startsAt.getTime()) / 1000))
  })
}

async function pace(began: number, dueSeconds: number): Promise<void> {
  const wait = began + dueSeconds * 1000 - Date.now()
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
}

/** Meters and closes every month the trace reached into, rates each statement a second time, asks the invariants. */
async function finish(
  stage: Stage,
  { counts, points }: { counts: Map<string, number>; points: HostPoint[] },
): Promise<void> {
  const { databases } = stage
  const lastSecond = Math.max(
    0,
    ...requests.map(({ arriveSeconds, lifetimeSeconds }) => arriveSeconds + (lifetimeSeconds ?? 0)),
  )
  const last = monthOf(new Date(startsAt.getTime() + lastSecond * 1000))
  for (let month = monthOf(startsAt); month <= last; month = nextMonth(month)) {
    const billing = newCtx(databases, systemActor, { now: () => monthEnd(month) })
    await closeMonth(billing, { month })
    const { rows } = await databases.platform.query<{ id: string }>(
      `select id from statement where month = $1 and state = 'draft'`,
      [month],
    )
    for (const { id } of rows) await verifyStatement(billing, id)
  }
  while (await sealAudit(newCtx(databases, systemActor)));
  await report(databases, counts, points)
}

async function report(databases: Databases, counts: Map<string, number>, points: HostPoint[]): Promise<void> {
  const { machineHours, revenue, statements, differing } = await totals(databases)
  const count = (name: string) => counts.get(name) ?? 0
  const refusals = [...counts].filter(([name]) => !['placed', 'closed', 'nothingToClose'].includes(name))
  console.info(`requests           ${requests.length}`)
  console.info(`placed             ${count('placed')}`)
  console.info(`closed             ${count('closed')}`)
  console.info(`refused            ${refusals.reduce((sum, [, number]) => sum + number, 0)}`)
  for (const [name, number] of refusals) console.info(`  ${name.padEnd(30)} ${number}`)
  console.info(`machine-hours      ${machineHours}`)
  console.info(`revenue            ¥${revenue}`)
  console.info(`statements         ${statements}, ${differing} differing from the second rating`)
  console.info(`hosts in use over time\n${chartOf(points.map(({ hostsInUse }) => hostsInUse))}`)
  if (values.consolidate) {
    for (const line of powerReport(powerPoints, await energySums(databases))) console.info(line)
    const over = powerPoints.map(({ inUse, bound }) => (bound > 0 ? inUse / bound : 0))
    console.info(`hosts in use over the lower bound, over time\n${chartOf(over, 2)}`)
    console.info(`hosts on over time\n${chartOf(powerPoints.map(({ on }) => on))}`)
  }
  const violations = await countViolations(databases)
  for (const { id, count: broken } of violations) console.info(`${id}  ${broken}`)
  const broken = violations.reduce((sum, { count: number }) => sum + Number(number), 0) + differing
  console.info(broken === 0 ? 'all invariants at zero' : `${broken} violations`)
  process.exitCode = broken === 0 ? 0 : 1
}
