import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'

export type InstanceGroup = { together: boolean; name: string | null; mateIds: string[] }

/** By the instance's token, the group in which it was ordered to keep apart or together, with its mates; one statement. */
export async function listGroupsOf(ctx: Ctx, tokens: readonly string[]): Promise<Map<string, InstanceGroup>> {
  authorize(ctx.actor, 'instance:read')
  if (tokens.length === 0) return new Map()
  const listed = sql.join(
    tokens.map((token) => sql`${token}`),
    sql`, `,
  )
  const { rows } = await ctx.db.execute<{ token: string } & InstanceGroup>(sql`
    select r.key as token, g.together, case when g.together then split_part(g.name, ':', 2) end as name,
      coalesce((select jsonb_agg(i.id order by i.name) from reservation m
        join instance i on i.token = case when length(m.key) = 36 then m.key::uuid end
        where m.group_id = g.id and m.state <> 'released' and m.id <> r.id), '[]') as "mateIds"
    from reservation r join anti_affinity_group g on g.id = r.group_id
    where r.key in (${listed}) and r.state <> 'released'`)
  return new Map(rows.map(({ token, ...group }) => [token, group]))
}
