import type { Pool } from 'pg'
import { get } from '@/bench/pages-portal'

const repeats = 5
/** Opening and scoping a transaction, and the heartbeat that every process writes by the clock, are not of the page. */
const uncounted = `^\\s*(begin|commit|rollback)|set_config\\(|into "heartbeat"`

/** SQL statements that PostgreSQL saw for one rendering of a page: the most of several. */
export async function countStatements(owner: Pool, address: string, cookie: string): Promise<number> {
  const counts: number[] = []
  for (let done = 0; done < repeats; done++) {
    await owner.query('select pg_stat_statements_reset()')
    await get(address, cookie)
    const { rows } = await owner.query<{ n: string }>(
      `select coalesce(sum(calls), 0) as n from pg_stat_statements s join pg_roles r on r.oid = s.userid
       where r.rolname in ('zt_app', 'zt_platform') and s.dbid = (select oid from pg_database where datname = current_database())
         and s.query !~* $1`,
      [uncounted],
    )
    counts.push(Number(rows[0]?.n))
  }
  return Math.max(...counts)
}
