import { sql } from 'drizzle-orm'
import type { Role } from '@/lib/auth/roles'
import { type Actor, type Ctx, type Databases, newCtx, systemActor } from '@/lib/context'

/** Who acts in one agency: the first who may order, and the first who may approve for them. */
export type AgencyCast = {
  agencyId: string
  businessSystemId: string
  budgetId: string
  subnetId: string
  sshKeyId: string
  staff: Actor
  approver: Actor
}

type Row = Omit<AgencyCast, 'staff' | 'approver'> & { staff: Person; approver: Person }
type Person = { id: string; name: string; roles: Role[] }

const acting = ({ id, name, roles }: Person, agencyId: string | null): Actor => ({
  personId: id,
  name,
  agencyId,
  roles,
  via: 'session',
  secondFactor: true,
})

/** Agencies that can order for a level 2 extranet system: somebody orders, somebody else approves. */
export async function agencyCasts(databases: Databases, fiscalYear: number): Promise<AgencyCast[]> {
  const member = (role: string) => sql`(
    select jsonb_build_object('id', p.id, 'name', p.name, 'roles', m.roles)
    from membership m join person p on p.id = m.person_id
    where m.agency_id = a.id and m.state = 'active' and p.state = 'active' and ${role} = any(m.roles)
    order by p.email limit 1)`
  const { rows } = await newCtx(databases, systemActor).db.execute<Row>(sql`
    select a.id as "agencyId", s.id as "businessSystemId", b.id as "budgetId", n.id as "subnetId", k.id as "sshKeyId",
      ${member('staff')} as staff, ${member('approver')} as approver
    from agency a
    join lateral (select id from business_system where agency_id = a.id and zone = 'extranet' and protection_level = 2 limit 1) s on true
    join lateral (select id from budget where agency_id = a.id and fiscal_year = ${fiscalYear} limit 1) b on true
    join lateral (select id from subnet where agency_id = a.id and zone = 'extranet' order by created_at limit 1) n on true
    join lateral (select id from ssh_key where agency_id = a.id and revoked_at is null limit 1) k on true
    where a.state = 'active' and ${member('staff')} is not null and ${member('approver')} is not null
    order by a.credit_code`)
  return rows.map((row) => ({
    ...row,
    staff: acting(row.staff, row.agencyId),
    approver: acting(row.approver, row.agencyId),
  }))
}

/** Somebody with a platform role, e.g. the authority that raises quotas. */
export async function platformActor(databases: Databases, role: Role): Promise<Actor> {
  const { rows } = await newCtx(databases, systemActor).db.execute<Person>(sql`
    select p.id, p.name, array_agg(g.role) as roles from role_grant g join person p on p.id = g.person_id
    where g.state = 'active' and p.state = 'active'
    group by p.id, p.name having ${role} = any(array_agg(g.role)) order by p.email limit 1`)
  const [person] = rows
  if (!person) throw new Error(`nobody holds the role ${role}`)
  return acting(person, null)
}

/** Acts at a set moment. */
export const at = (databases: Databases, actor: Actor, now: Date): Ctx =>
  newCtx(databases, actor, { now: () => now })
