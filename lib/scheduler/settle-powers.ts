import { inArray } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { hosts } from '@/lib/db/schema/scheduler'
import { log } from '@/lib/log'
import { settlePower } from '@/lib/scheduler/settle-power'

/** Recurring: asks engines again how far the hosts are that go to sleep or wake. */
export async function settlePowers(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'system:act')
  const going = await ctx.db
    .select({ id: hosts.id })
    .from(hosts)
    .where(inArray(hosts.state, ['dozing', 'waking']))
    .orderBy(hosts.id)
    .limit(200)
  for (const { id } of going)
    await settlePower(ctx, { hostId: id }).catch((error) => {
      log.error({ err: error, hostId: id }, 'host not settled; the next pass tries again')
    })
  return going.length
}
