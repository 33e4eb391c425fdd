import { eq } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { serviceVersions } from '@/lib/db/schema/catalog'

/** Working hours that this version of a service promises for what is done by hand. */
export async function leadTimeOf(ctx: Ctx, serviceVersionId: string): Promise<number | undefined> {
  const [version] = await ctx.db
    .select({ hours: serviceVersions.leadTimeHours })
    .from(serviceVersions)
    .where(eq(serviceVersions.id, serviceVersionId))
  return version?.hours
}
