import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { instances } from '@/lib/db/schema/provisioning'
import type { Instance } from '@/lib/provisioning/queries'

/** The instance, if it has not moved since it was read and no run works on it; else null. */
export async function lockSettled(
  tx: Ctx,
  { id, version }: { id: string; version: number },
): Promise<Instance | null> {
  const [instance] = await tx.db
    .select()
    .from(instances)
    .where(
      and(
        eq(instances.id, id),
        eq(instances.version, version),
        sql`not exists (select from run where run.instance_id = ${instances.id} and run.state in ('queued','running','undoing','stuck'))`,
      ),
    )
    .for('update')
  return instance ?? null
}
