import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'

/** Hosts whose state nobody has noted yet are in it from now on; for verbs, which have authorized. */
export async function ensureHostSpans(ctx: Ctx): Promise<void> {
  await ctx.db.execute(sql`
    insert into host_span (host_id, state, start_at)
    select h.id, h.state, ${ctx.now().toISOString()}::timestamptz from host h
    where not exists (select from host_span s where s.host_id = h.id and s.end_at is null)
    on conflict do nothing`)
}
