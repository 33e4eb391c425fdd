import type { Pool } from 'pg'
import { openPool } from '@/lib/db/open-pool'
import { type Agencies, makePrincipals, type Principal } from './principals'
import type { Fields, Row, Thing } from './row'

export type Ids = Record<Thing, string>
export type World = { owner: Pool; agencies: Agencies; principals: Principal[]; ids: Ids; baseUrl: string }

export const missing = '00000000-0000-4000-8000-00000000dead'

/** Where a thing of the agency is found; `$1` is the agency. */
const found: Partial<Record<Thing, string>> = {
  '@agency': 'select $1::uuid as id',
  '@approvalStep': 'select id from approval_step where agency_id = $1',
  '@budget': 'select id from budget where agency_id = $1',
  '@businessSystem': 'select id from business_system where agency_id = $1',
  '@decision': `select id from decision where agency_id = $1 and state = 'endorsed'`,
  '@instance': `select id from instance where agency_id = $1 order by state = 'running' desc, id`,
  '@order': `select id from "order" where agency_id = $1 order by revision desc, id`,
  '@orderLine': 'select id from order_line where agency_id = $1',
  '@person': `select person_id as id from membership where agency_id = $1 and state = 'active'`,
  '@plan': 'select id from plan where $1::uuid is not null',
  '@run': 'select id from run where agency_id = $1',
  '@service': `select id from service where state = 'published' and $1::uuid is not null`,
  '@sshKey': 'select id from ssh_key where agency_id = $1',
  '@statement': `select id from statement where agency_id = $1 order by state in ('draft', 'void'), id`,
  '@statementLine': 'select id from charge_line where agency_id = $1',
  '@subnet': 'select id from subnet where agency_id = $1',
  '@task': 'select id from task where agency_id = $1',
  '@transfer': 'select id from transfer where agency_id = $1',
}

export async function openWorld(): Promise<World> {
  // Several calls are made at once, and each may ask about its session.
  const owner = openPool(process.env.DATABASE_PLATFORM_URL ?? '', { max: 4 })
  const { rows } = await owner.query<{ id: string }>(
    `select a.id from agency a where a.state = 'active'
     order by (select count(*) from instance i where i.agency_id = a.id) desc, a.credit_code limit 2`,
  )
  const [own, other] = rows.map(({ id }) => id)
  if (!own || !other) throw new Error('the demonstration has no two agencies')
  const ids = { '@missing': missing } as Ids
  for (const [thing, text] of Object.entries(found)) {
    const result = await owner.query<{ id: string }>(`${text} limit 1`, [own])
    ids[thing as Thing] = result.rows[0]?.id ?? missing
  }
  const agencies = { own, other }
  const baseUrl = process.env.BASE_URL ?? 'http://127.0.0.1:3000'
  return { owner, agencies, principals: await makePrincipals(owner, agencies), ids, baseUrl }
}

const thingForm = /@[a-zA-Z]+/g

/** `real`: the ids of the agency; otherwise of things that do not exist. */
export function fill(text: string, ids: Ids, real: boolean): string {
  return text.replace(thingForm, (thing) => (thing in ids ? (real ? ids[thing as Thing] : missing) : thing))
}

export const fillFields = (fields: Fields, ids: Ids, real: boolean): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map((one) => fill(one, ids, real)) : fill(value, ids, real),
    ]),
  )

/** Whether the call names something that belongs to an agency. */
export function namesThing(row: Row): boolean {
  const told = JSON.stringify([row.params, row.fields, row.query, row.json])
  const owned = Object.keys(found).filter((thing) => thing !== '@plan' && thing !== '@service')
  return row.foreign !== false && owned.some((thing) => new RegExp(`${thing}\\b`).test(told))
}
