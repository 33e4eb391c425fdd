import { eq, sql } from 'drizzle-orm'
import { type Ctx, type Databases, inTransaction } from '@/lib/context'
import { orderLines, orders } from '@/lib/db/schema/orders'
import { instances, runs } from '@/lib/db/schema/provisioning'
import { simFaults, simProfiles } from '@/lib/db/schema/simulator'
import { advanceRun } from '@/lib/provisioning/advance-run'
import { createInstance } from '@/lib/provisioning/create-instance'
import type { Instance, Run } from '@/lib/provisioning/queries'
import type { RunKind } from '@/lib/provisioning/rules'
import type { RunHooks } from '@/lib/provisioning/run-hooks'
import { startRun } from '@/lib/provisioning/start-run'
import { confirmReservation } from '@/lib/scheduler/confirm-reservation'
import { reserve } from '@/lib/scheduler/reserve'
import { aPool } from '@/lib/scheduler/testing/a-pool'
import { aPricedService } from '@/lib/testing/a-priced-service'
import { aBusinessSystem, aCtx, anAgency, aPerson, aSystem, testNow } from '@/lib/testing/factories'

let counter = 0
const one = <T>([row]: T[]): T => {
  if (!row) throw new Error('no row')
  return row
}
const size = { vcpu: 4, memoryMiB: 8192, diskGiB: 40 }
export const silent: RunHooks = { finished: async () => {}, stuck: async () => {} }

type Placed = Pick<Awaited<ReturnType<typeof aPool>>, 'pool' | 'hosts'> & { level: number }
/** `beside`: in the pool of another one instead of a pool of its own. */
type Shape = { fulfilment?: 'compute' | 'manual'; dataDiskGiB?: number; beside?: Placed }

/** An approved line with confirmed room, its pending instance, and a queued create run; builds take no time. */
export async function anOrderedMachine(db: Databases, shape: Shape = {}) {
  const agency = await anAgency(db)
  const staff = await aPerson(db, agency.id, ['staff'])
  const system = await aBusinessSystem(db, agency.id)
  // A level of its own keeps each machine on its own host, whatever else the file has placed.
  const level = shape.beside?.level ?? 100 + ++counter
  const { pool, hosts } = shape.beside ?? (await aPool(db, { level }))
  const priced = await aPricedService(db, { fulfilment: shape.fulfilment, spec: size })
  const ctx = aSystem(db)
  await ctx.db.insert(simProfiles).values({ poolCode: pool.code, buildMillis: 0 }).onConflictDoNothing()
  const content = {
    title: '',
    justification: '',
    businessSystemId: null,
    budgetId: null,
    startsOn: null,
    endsOn: null,
    lines: [],
  }
  const order = one(
    await ctx.db
      .insert(orders)
      .values({
        agencyId: agency.id,
        number: `ZT-RUN-${crypto.randomUUID().slice(0, 8)}`,
        title: '测试订单',
        state: 'fulfilling',
        content,
        businessSystemId: system.id,
        requesterId: staff.id,
        createdAt: testNow,
      })
      .returning(),
  )
  const line = one(
    await ctx.db
      .insert(orderLines)
      .values({
        agencyId: agency.id,
        orderId: order.id,
        position: 1,
        draftKey: 'a',
        kind: 'create',
        serviceId: priced.service.id,
        serviceVersionId: priced.version.id,
        planId: priced.plan.id,
        name: `vm-${counter}`,
        config: shape.dataDiskGiB ? { dataDiskGiB: shape.dataDiskGiB } : {},
        agreementId: priced.agreement.id,
        agreementAcceptedBy: staff.id,
        priceVersionId: priced.priceVersion.id,
        priceSnapshot: [],
        amountFen: 0n,
        endAction: 'close',
        onNoCapacity: 'wait',
        state: 'provisioning',
      })
      .returning(),
  )
  const fulfilment = shape.fulfilment ?? 'compute'
  if (fulfilment === 'compute') {
    const diskGiB = size.diskGiB + (shape.dataDiskGiB ?? 0)
    const request = { ...size, diskGiB, zone: 'extranet', protectionLevel: level, architecture: 'x86_64' }
    const expiresAt = new Date(testNow.getTime() + 600_000)
    await reserve(ctx, { key: line.token, agencyId: agency.id, request, expiresAt })
  }
  const { instance, run } = await inTransaction(ctx, async (tx) => {
    if (fulfilment === 'compute') await confirmReservation(tx, line.token)
    const instance = await createInstance(tx, { line, order, fulfilment, plan: size })
    const run = await startRun(tx, {
      kind: 'create',
      instanceId: instance.id,
      orderId: order.id,
      orderLineId: line.id,
    })
    return { instance, run }
  })
  const operator = aCtx(db, null, ['resourceOperator'])
  return { operator, agency, staff, system, pool, hosts, level, priced, order, line, instance, run, ctx }
}

/** The same, built and running. */
export async function aRunningMachine(db: Databases, shape: Shape = {}) {
  const machine = await anOrderedMachine(db, shape)
  await advanceRun(machine.ctx, { runId: machine.run.id }, silent)
  return { ...machine, instance: await instanceNow(machine.ctx, machine.instance.id) }
}

export const instanceNow = async (ctx: Ctx, id: string): Promise<Instance> =>
  one(await ctx.db.select().from(instances).where(eq(instances.id, id)))

export const runNow = async (ctx: Ctx, id: string): Promise<Run> =>
  one(await ctx.db.select().from(runs).where(eq(runs.id, id)))

/** Starts a run of the kind and takes it as far as it goes. */
export async function runKind(ctx: Ctx, kind: RunKind, instanceId: string, params?: Record<string, unknown>) {
  const run = await inTransaction(ctx, (tx) => startRun(tx, { kind, instanceId, params }))
  await advanceRun(ctx, { runId: run.id }, silent)
  return runNow(ctx, run.id)
}

/** The next call of `op` for this token goes wrong that way, once. */
export const planFault = (ctx: Ctx, op: string, kind: typeof simFaults.$inferInsert.kind, token: string) =>
  ctx.db.insert(simFaults).values({ op, kind, token })

/** What time does to a run that was let go, or whose worker died. */
export const letTimePass = (ctx: Ctx, runId: string) =>
  ctx.db
    .update(runs)
    .set({ leaseUntil: null, nextTryAt: sql`case when ${runs.nextTryAt} is null then null else now() end` })
    .where(eq(runs.id, runId))
