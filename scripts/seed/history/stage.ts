import { createHash } from 'node:crypto'
import type { Role } from '@/lib/auth/roles'
import { type Actor, type Ctx, type Databases, newCtx, systemActor } from '@/lib/context'
import { people as seedPeople } from '@/scripts/seed/people'
import type { World } from '@/scripts/seed/seed-world'

/** Who may act in the demonstration's past, and the ids of what they order. */
export class Stage {
  readonly plans = new Map<string, { planId: string; serviceId: string; agreementId: string }>()
  readonly images = new Map<string, string>()
  readonly subnets = new Map<string, string>()
  readonly keys = new Map<string, string>()
  readonly budgets = new Map<string, string>()

  private constructor(
    readonly databases: Databases,
    readonly world: World,
    readonly fiscalYear: number,
  ) {}

  static async open(databases: Databases, world: World, fiscalYear: number): Promise<Stage> {
    const stage = new Stage(databases, world, fiscalYear)
    await stage.read()
    return stage
  }

  /** A person acting for an agency, or with platform roles when `agency` is null. */
  as(person: string, agency: string | null, now: Date): Ctx {
    const seed = seedPeople.find(({ key }) => key === person)
    const personId = this.world.people.get(person)
    if (!seed || !personId) throw new Error(`nobody is called ${person}`)
    const roles: readonly Role[] = agency
      ? (seed.memberships.find((one) => one.agency === agency)?.roles ?? [])
      : seed.platform
    const agencyId = agency ? (this.world.agencies.get(agency) ?? null) : null
    const actor: Actor = { personId, name: seed.name, agencyId, roles, via: 'session', secondFactor: true }
    return newCtx(this.databases, actor, { now: () => now })
  }

  system(now: Date): Ctx {
    return newCtx(this.databases, systemActor, { now: () => now })
  }

  /** The same deed has the same id in every demonstration. */
  idOf(name: string): string {
    const hex = createHash('sha256').update(name).digest('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  }

  agencyId(key: string): string {
    return this.world.agencies.get(key) ?? ''
  }

  private async read(): Promise<void> {
    const { platform } = this.databases
    const plans = await platform.query(
      `select p.code, p.id as "planId", p.service_id as "serviceId", a.id as "agreementId"
       from plan p join agreement a on a.service_id = p.service_id`,
    )
    for (const { code, ...ids } of plans.rows) this.plans.set(code, ids)
    const images = await platform.query('select code, id from image')
    for (const { code, id } of images.rows) this.images.set(code, id)
    const subnets = await platform.query('select agency_id, zone, id from subnet')
    for (const row of subnets.rows) this.subnets.set(`${row.agency_id}/${row.zone}`, row.id)
    const keys = await platform.query('select agency_id, person_id, id from ssh_key')
    // Who works for two agencies has a key in each.
    for (const row of keys.rows) this.keys.set(`${row.agency_id}/${row.person_id}`, row.id)
    const budgets = await platform.query('select agency_id, id from budget where fiscal_year = $1', [
      this.fiscalYear,
    ])
    for (const row of budgets.rows) this.budgets.set(row.agency_id, row.id)
  }
}
