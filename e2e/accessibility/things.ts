import type { Pool } from 'pg'

const agency = `(select id from agency where name = '澜州市住房和城乡建设局')`
const orderIn = (state: string) =>
  `select id from "order" where agency_id = ${agency} order by state = '${state}' desc, number desc limit 1`

/** Where `@thing` of an address is found; what has moved on since is taken as it is. */
const found = {
  waitingOrder: orderIn('approving'),
  completedOrder: orderIn('completed'),
  draftOrder: `select o.id from "order" o join person p on p.id = o.requester_id
    where p.name = '沈怡宁' and o.state = 'draft' order by number limit 1`,
  instance: `select id from instance where agency_id = ${agency} order by state = 'running' desc, id limit 1`,
  statement: `select id from statement where agency_id = ${agency} order by state = 'reviewing' desc, id limit 1`,
  disputedStatement: `select id from statement where agency_id = ${agency} order by state = 'disputed' desc, id limit 1`,
  statementLine: `select id from charge_line where statement_id = (select id from statement
    where agency_id = ${agency} order by state = 'reviewing' desc, id limit 1) order by amount_fen desc limit 1`,
  machineService: `select id from service where code = 'vm'`,
  manualService: `select id from service where code = 'database'`,
  waitingDecision: `select id from decision order by state = 'submitted' desc, number limit 1`,
  exemption: `select id from decision where kind = 'exemption' and state = 'endorsed' order by number limit 1`,
  host: `select host_id as id from reservation order by state = 'confirmed' desc, id limit 1`,
  placement: 'select id from reservation where decided_at is not null order by id limit 1',
  task: 'select id from task order by id limit 1',
  run: 'select id from run order by id limit 1',
}

export async function findThings(owner: Pool): Promise<Record<string, string>> {
  const ids: Record<string, string> = {}
  for (const [thing, text] of Object.entries(found)) {
    const { rows } = await owner.query<{ id: string }>(text)
    if (!rows[0]) throw new Error(`the demonstration has no ${thing}`)
    ids[thing] = rows[0].id
  }
  return ids
}
