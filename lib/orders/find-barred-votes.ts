import { sql } from 'drizzle-orm'
import { listDutyRules } from '@/lib/agencies/duty-conflicts'
import type { Ctx } from '@/lib/context'

export type BarredVote = { personId: string; name: string; rule: string; orderNumber: string }

const days = 30

/**
 * Votes of the last 30 days that a duty rule about the order forbids, whether cast or lent by delegation: written
 * past the forms. Who reports to whom is asked as it is today; votes from before a rule applied are let be.
 */
export async function findBarredVotes(ctx: Ctx): Promise<BarredVote[]> {
  const rules = (await listDutyRules(ctx)).filter(({ scope }) => scope === 'order')
  const found: BarredVote[] = []
  for (const { code, roleA, activeSince } of rules) {
    const since = Math.max(ctx.now().getTime() - days * 86_400_000, activeSince?.getTime() ?? 0)
    const { rows } = await ctx.db.execute<BarredVote>(sql`
      with recursive voice as (
        select distinct s.order_id, v.agency_id, o.requester_id, o.number, voter.id as voter_id
        from approval_vote v
        join approval_step s on s.id = v.step_id
        join "order" o on o.id = s.order_id
        cross join lateral (values (v.person_id), (v.for_person_id)) as voter (id)
        where v.at > ${new Date(since)}
      ), line as (
        select agency_id, requester_id, voter_id, voter_id as person_id from voice
        union
        select l.agency_id, l.requester_id, l.voter_id, m.superior_id
        from line l join membership m on m.agency_id = l.agency_id and m.person_id = l.person_id
        where m.superior_id is not null and ${roleA === 'subordinate'}
      )
      select p.id as "personId", p.name, ${code}::text as rule, v.number as "orderNumber"
      from voice v
      join person p on p.id = v.voter_id
      where (v.voter_id = v.requester_id) = ${roleA === 'requester'}
        and exists (
          select from line l
          where l.agency_id = v.agency_id and l.requester_id = v.requester_id and l.voter_id = v.voter_id
            and l.person_id = v.requester_id
        )
      order by v.number, p.name`)
    found.push(...rows)
  }
  return found
}
