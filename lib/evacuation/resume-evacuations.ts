import { eq } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { evacuations } from '@/lib/db/schema/evacuation'
import { advanceEvacuation } from '@/lib/evacuation/advance-evacuation'

/** Recurring: makes up for a job that was lost; where a machine is on its way, this changes nothing. */
export async function resumeEvacuations(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'system:act')
  const running = await ctx.db
    .select({ id: evacuations.id })
    .from(evacuations)
    .where(eq(evacuations.state, 'running'))
  for (const { id } of running) await advanceEvacuation(ctx, { evacuationId: id })
  return running.length
}
