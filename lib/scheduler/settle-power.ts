import { and, eq, sql } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { hosts, pools, wakingFor } from '@/lib/db/schema/scheduler'
import { publish } from '@/lib/events/publish'
import { log } from '@/lib/log'
import type { HostPower } from '@/lib/providers/compute/driver'
import { DriverError } from '@/lib/providers/driver-error'
import { computeDriver } from '@/lib/providers/registry'
import { withDeadline } from '@/lib/providers/with-deadline'
import type { HostState } from '@/lib/scheduler/host-states'
import { noteHostStates } from '@/lib/scheduler/note-host-states'

type Sleeper = typeof hosts.$inferSelect
type Found = { host: Sleeper; pool: { code: string; driver: string } }
/** `reason`: why the engine did not do it, a key under `engine` in the provisioning messages. */
type Outcome = { state: HostState; reason: string | null }

const deadlineSeconds = 30

/**
 * Job: has the engine switch a host off or on, as its state says, and writes down what came of it. Until the
 * engine answers the state stays, and the clock asks again. What the engine refuses for good is said on the host:
 * one that cannot sleep stays up, one that cannot be woken goes to maintenance.
 */
export async function settlePower(ctx: Ctx, { hostId }: { hostId: string }): Promise<void> {
  authorize(ctx.actor, 'system:act')
  const [found] = await ctx.db
    .select({ host: hosts, pool: { code: pools.code, driver: pools.driver } })
    .from(hosts)
    .innerJoin(pools, eq(pools.id, hosts.poolId))
    .where(eq(hosts.id, hostId))
  if (found?.host.state !== 'dozing' && found?.host.state !== 'waking') return
  const outcome = await outcomeOf(ctx, found)
  if (outcome) await settle(ctx, found.host, outcome)
}

/** Null: not yet. */
async function outcomeOf(ctx: Ctx, { host, pool }: Found): Promise<Outcome | null> {
  const driver = computeDriver(ctx.databases, pool)
  const sleeps = host.state === 'dozing'
  try {
    const power = await withDeadline<HostPower>(deadlineSeconds, (signal) => {
      const call = { signal, attempt: null, traceId: ctx.requestId }
      return sleeps
        ? driver.powerDownHost(host.name, host.id, call)
        : driver.wakeHost(host.name, host.id, call)
    })
    if (sleeps) return power === 'off' ? { state: 'asleep', reason: null } : null
    return power === 'on' ? { state: 'up', reason: null } : null
  } catch (error) {
    if (!(error instanceof DriverError)) throw error
    log.warn({ err: error, host: host.name }, 'host not switched')
    if (error.retryable) return null
    return { state: sleeps ? 'up' : 'maintenance', reason: error.code }
  }
}

/** Somebody may have asked for the opposite meanwhile: then nothing is written, and that is done next. */
async function settle(ctx: Ctx, host: Sleeper, { state, reason }: Outcome): Promise<void> {
  authorize(ctx.actor, 'system:act')
  await inTransaction(ctx, async (tx) => {
    const [changed] = await tx.db
      .update(hosts)
      .set({ state, stateReason: reason && `engine:${reason}`, version: sql`${hosts.version} + 1` })
      .where(and(eq(hosts.id, host.id), eq(hosts.state, host.state)))
      .returning({ id: hosts.id })
    if (!changed) return
    await tx.db.delete(wakingFor).where(eq(wakingFor.hostId, host.id))
    await noteHostStates(tx, [host.id], state)
    await recordAudit(tx, 'host.setState', host.id, {
      agencyId: null,
      before: { name: host.name, state: host.state },
      after: { name: host.name, state, reason },
    })
    await publish(tx, 'queue:resourceOperator', 'host', { hostId: host.id }, null)
  })
}
