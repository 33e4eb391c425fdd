import { asc, eq, ne } from 'drizzle-orm'
import { listDutyRules } from '@/lib/agencies/duty-conflicts'
import { type DutyRule, type Holding, violated } from '@/lib/agencies/duty-rules'
import type { Ctx } from '@/lib/context'
import { memberships, people, roleGrants } from '@/lib/db/schema/agencies'

export type DutyViolation = { personId: string; name: string; rules: DutyRule[] }

/** Everybody who holds roles together that a rule forbids: by data older than the rule, or written past the forms. */
export async function findDutyViolations(ctx: Ctx): Promise<DutyViolation[]> {
  const [rules, everybody, members, grants] = [
    await listDutyRules(ctx),
    await ctx.db
      .select({ id: people.id, name: people.name })
      .from(people)
      .where(ne(people.state, 'disabled'))
      .orderBy(asc(people.name)),
    await ctx.db.select().from(memberships).where(eq(memberships.state, 'active')),
    await ctx.db.select().from(roleGrants).where(eq(roleGrants.state, 'active')),
  ]
  const held = new Map<string, Holding[]>()
  const add = (personId: string, holding: Holding) =>
    held.set(personId, [...(held.get(personId) ?? []), holding])
  for (const { personId, agencyId, roles } of members)
    for (const role of roles) add(personId, { role, agencyId })
  for (const { personId, role } of grants) add(personId, { role, agencyId: null })
  return everybody
    .map(({ id, name }) => ({ personId: id, name, rules: violated(rules, held.get(id) ?? []) }))
    .filter((person) => person.rules.length > 0)
}
