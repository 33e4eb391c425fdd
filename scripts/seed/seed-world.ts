import { completeCreditCode } from '@/lib/agencies/credit-code'
import type { Ctx } from '@/lib/context'
import * as agencySchema from '@/lib/db/schema/agencies'
import { budgets, quotas } from '@/lib/db/schema/quota'
import * as seedAgencies from '@/scripts/seed/agencies'
import * as places from '@/scripts/seed/divisions'
import { people as seedPeople } from '@/scripts/seed/people'
import { dutyRules } from '@/scripts/seed/platform'

/** Keys of the seed files to ids in the database. */
export type World = {
  agencies: Map<string, string>
  people: Map<string, string>
  systems: Map<string, string>
}

/** Divisions, agencies, people, systems, quota and budgets: the state of things before the first order. */
export async function seedWorld(tx: Ctx, fiscalYear: number): Promise<World> {
  await tx.db
    .insert(agencySchema.divisions)
    .values(places.divisions.map((row) => ({ ...row, validFrom: '2020-01-01' })))
  await tx.db.insert(agencySchema.sectors).values([...places.sectors])
  const agencies = await seedAgencyRows(tx)
  const people = await seedPeopleRows(tx, agencies)
  const systems = await seedSystemRows(tx, agencies)
  await seedLimits(tx, agencies, fiscalYear)
  await tx.db.insert(agencySchema.dutyRules).values(
    dutyRules.map(([code, scope, roleA, roleB, reasonZh, reasonEn]) => ({
      code,
      scope,
      roleA,
      roleB,
      reasonZh,
      reasonEn,
    })),
  )
  return { agencies, people, systems }
}

async function seedAgencyRows(tx: Ctx): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const [index, row] of seedAgencies.agencies.entries()) {
    const body = `MB1A${String(index + 1).padStart(4, '0')}`
    const [inserted] = await tx.db
      .insert(agencySchema.agencies)
      .values({
        creditCode: completeCreditCode(`11${row.division}${body}`),
        name: row.name,
        shortName: row.shortName,
        divisionCode: row.division,
        sectorCode: row.sector,
        superiorId: row.superior ? ids.get(row.superior) : null,
        networkZones: row.zones,
        openedAt: tx.now(),
      })
      .returning()
    if (inserted) ids.set(row.key, inserted.id)
  }
  return ids
}

async function seedPeopleRows(tx: Ctx, agencies: Map<string, string>): Promise<Map<string, string>> {
  const rows = await tx.db
    .insert(agencySchema.people)
    .values(
      seedPeople.map(({ key, name }) => ({ name, email: `${key}@demo.yunlan.example`, createdAt: tx.now() })),
    )
    .returning()
  const ids = new Map(seedPeople.map(({ key }, index) => [key, rows[index]?.id ?? '']))
  const memberships = seedPeople.flatMap((person) =>
    person.memberships.map((membership) => ({
      agencyId: agencies.get(membership.agency) ?? '',
      personId: ids.get(person.key) ?? '',
      roles: membership.roles,
      superiorId: membership.superior ? ids.get(membership.superior) : null,
      title: person.title,
      joinedAt: tx.now(),
    })),
  )
  await tx.db.insert(agencySchema.memberships).values(memberships)
  const proposedBy = ids.get('gong')
  const decidedBy = ids.get('situ')
  await tx.db.insert(agencySchema.roleGrants).values(
    seedPeople.flatMap((person) =>
      person.platform.map((role) => ({
        personId: ids.get(person.key) ?? '',
        role,
        state: 'active' as const,
        proposedBy,
        proposedAt: tx.now(),
        decidedBy,
        decidedAt: tx.now(),
      })),
    ),
  )
  return ids
}

async function seedSystemRows(tx: Ctx, agencies: Map<string, string>): Promise<Map<string, string>> {
  const rows = await tx.db
    .insert(agencySchema.businessSystems)
    .values(
      seedAgencies.systems.map(({ agency, code, name, zone, level, filing }) => ({
        agencyId: agencies.get(agency) ?? '',
        code,
        name,
        zone,
        protectionLevel: level,
        filingNumber: filing,
        createdAt: tx.now(),
      })),
    )
    .returning()
  return new Map(
    seedAgencies.systems.map((system, index) => [`${system.agency}/${system.code}`, rows[index]?.id ?? '']),
  )
}

async function seedLimits(tx: Ctx, agencies: Map<string, string>, fiscalYear: number): Promise<void> {
  await tx.db.insert(quotas).values(
    seedAgencies.agencies.flatMap(({ key, vcpu }) => {
      const agencyId = agencies.get(key) ?? ''
      return [
        { agencyId, kind: 'vcpu' as const, limit: vcpu },
        { agencyId, kind: 'memoryMiB' as const, limit: Math.round((vcpu * 8) / 3) * 1024 },
        { agencyId, kind: 'diskGiB' as const, limit: vcpu * 40 },
        { agencyId, kind: 'instances' as const, limit: Math.round(vcpu / 2) },
      ]
    }),
  )
  await tx.db.insert(budgets).values(
    seedAgencies.agencies.flatMap(({ key, budgetYuan }) =>
      [fiscalYear, fiscalYear + 1].map((year) => ({
        agencyId: agencies.get(key) ?? '',
        fiscalYear: year,
        name: `${year} 年度信息化运行维护费`,
        economicCode: '30227',
        approvedFen: BigInt(budgetYuan) * 100n,
      })),
    ),
  )
}
