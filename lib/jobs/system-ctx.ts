import { type Ctx, type Databases, newCtx, systemActor } from '@/lib/context'
import { businessClock } from '@/lib/jobs/business-clock'

/** What a job acts as: the system, on the platform login, at business time. */
export async function systemCtx(databases: Databases, requestId?: string): Promise<Ctx> {
  return newCtx(databases, systemActor, { now: await businessClock(databases), requestId })
}
