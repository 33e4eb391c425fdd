import type { Pool } from 'pg'
import { agencyName } from '@/bench/pages-world'
import { findPerson } from '@/lib/agencies/person-queries'
import { openSession } from '@/lib/auth/open-session'
import { type Databases, inTransaction, newCtx, systemActor } from '@/lib/context'
import { routes } from '@/lib/routes'

/** People of the demonstration. */
type Reader =
  | '沈怡宁'
  | '何以安'
  | '顾长河'
  | '温若川'
  | '雷霁'
  | '章望舒'
  | '方令仪'
  | '公孙策'
  | '莫问津'
  | '祁连'
type Ids = {
  service: string
  order: string
  approving: string
  machine: string
  statement: string
  draft: string
}
export type BenchPage = {
  name: string
  reader: Reader
  path: string
  /** Put under load by default; of the others only the statements are counted, unless all are asked for. */
  loaded: boolean
}

const page = (name: string, reader: Reader, path: string, loaded = true): BenchPage => ({
  name,
  reader,
  path,
  loaded,
})
const alone = (name: string, reader: Reader, path: string) => page(name, reader, path, false)

/** The main pages of an agency and of the operators; under load by default those that read most rows of what grows. */
export const pagesOf = (ids: Ids): BenchPage[] => [
  page('home', '沈怡宁', routes.home),
  alone('home of an approver', '顾长河', routes.home),
  page('inbox', '顾长河', routes.inbox),
  page('orders', '沈怡宁', routes.orders.list),
  page('order', '沈怡宁', routes.orders.one(ids.order)),
  page('machines', '沈怡宁', routes.instances.list),
  alone('machine', '沈怡宁', routes.instances.one(ids.machine)),
  page('statement', '沈怡宁', routes.statements.one(ids.statement)),
  alone('quota', '沈怡宁', routes.quota),
  page('activity', '沈怡宁', routes.activity),
  alone('queue', '温若川', routes.desk.queue),
  page('runs', '雷霁', routes.desk.runs),
  page('capacity', '雷霁', routes.desk.capacity),
  page('hosts', '雷霁', `${routes.desk.capacity}?view=table`),
  alone('reservations', '雷霁', routes.desk.reservations),
  alone('placements', '雷霁', routes.desk.placements),
  alone('consolidation', '雷霁', routes.desk.consolidation),
  alone('catalogue', '沈怡宁', routes.catalog.list),
  alone('service', '沈怡宁', routes.catalog.one(ids.service)),
  alone('order form', '沈怡宁', routes.orders.newFor(ids.service)),
  alone('draft', '沈怡宁', routes.orders.edit(ids.draft)),
  alone('order to approve', '顾长河', routes.orders.one(ids.approving)),
  alone('statements', '沈怡宁', routes.statements.list),
  alone('systems', '沈怡宁', routes.systems),
  alone('people', '沈怡宁', routes.people),
  alone('keys', '沈怡宁', routes.keys),
  alone('transfers', '何以安', routes.transfers),
  alone('notices', '沈怡宁', routes.notices),
  alone('account', '沈怡宁', routes.account),
  alone('home of an operator', '雷霁', routes.home),
  alone('home of the authority', '方令仪', routes.home),
  alone('orders of all', '雷霁', routes.orders.list),
  alone('machines of all', '雷霁', routes.instances.list),
  alone('orphans', '雷霁', routes.desk.orphans),
  alone('jobs', '雷霁', routes.desk.jobs),
  alone('billing', '章望舒', routes.billing.list),
  alone('statement to issue', '章望舒', routes.billing.one(ids.statement)),
  alone('prices', '祁连', routes.billing.prices),
  alone('catalogue to edit', '祁连', routes.admin.catalog.list),
  alone('service to edit', '祁连', routes.admin.catalog.one(ids.service)),
  alone('agencies', '方令仪', routes.admin.agencies),
  alone('reports', '方令仪', routes.admin.reports),
  alone('quotas', '方令仪', routes.admin.quotas),
  alone('rules', '方令仪', routes.admin.rules),
  alone('decisions', '方令仪', routes.admin.decisions.list),
  alone('people of all', '公孙策', routes.admin.people),
  alone('grants', '公孙策', routes.admin.grants),
  alone('audit', '莫问津', routes.admin.audit),
]

/** The ids that pages are about: the same ones in both worlds, since the copies leave the originals alone. */
export async function idsOf(owner: Pool): Promise<Ids> {
  const mine = `agency_id = (select id from agency where short_name = '${agencyName}')`
  const { rows } = await owner.query<Ids>(`select
    (select id from service where code = 'vm') as service,
    (select id from "order" where ${mine} and state = 'completed' order by number limit 1) as order,
    (select id from "order" where ${mine} and state = 'approving' order by number limit 1) as approving,
    (select id from instance where ${mine} and state = 'running' and fulfilment = 'compute' order by name limit 1) as machine,
    (select id from statement where ${mine} order by month desc limit 1) as statement,
    (select id from "order" where ${mine} and state = 'draft' order by number limit 1) as draft`)
  const [ids] = rows
  if (!ids) throw new Error('the demonstration has no orders')
  return ids
}

/** One real session for each reader, second factor included; cookies by reader. */
export async function signInReaders(
  databases: Databases,
  pages: readonly BenchPage[],
): Promise<Map<Reader, string>> {
  const cookies = new Map<Reader, string>()
  for (const reader of new Set(pages.map((each) => each.reader))) {
    const ctx = newCtx(databases, systemActor)
    const { rows } = await databases.platform.query<{ id: string }>(`select id from person where name = $1`, [
      reader,
    ])
    const person = await findPerson(ctx, rows[0]?.id ?? '')
    if (!person) throw new Error(`the demonstration has no ${reader}`)
    const token = await inTransaction(ctx, (tx) =>
      openSession(tx, person, { method: 'password', secondFactor: true }),
    )
    cookies.set(reader, `zt_session=${token}`)
  }
  return cookies
}
