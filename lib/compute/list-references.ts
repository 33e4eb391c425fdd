import { sql } from 'drizzle-orm'
import { readCidr, usableAddresses } from '@/lib/compute/cidr'
import type { Ctx } from '@/lib/context'

export type References = {
  sshKeys: { id: string; name: string }[]
  subnets: { id: string; name: string; cidr: string; zone: string; free: number }[]
}
type Row = {
  sshKeys: References['sshKeys']
  subnets: (Omit<References['subnets'][number], 'free'> & { taken: number })[]
}

/** What an order form offers of the agency's own: keys in use, the newest first, and subnets with what is free; one statement. */
export async function listReferences(ctx: Ctx): Promise<References> {
  const mine = sql`agency_id = ${ctx.actor.agencyId}::uuid`
  // The largest network holds 4,093 addresses, so no count goes further.
  const { rows } = await ctx.db.execute<Row>(sql`
    select
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name) order by id desc) from (
        select id, name from ssh_key where ${mine} and revoked_at is null order by id desc limit 200) k), '[]') as "sshKeys",
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'cidr', cidr, 'zone', zone, 'taken', (
          select count(*)::int from (select from instance_term t
            where t.agency_id = s.agency_id and t.term = '@' || s.id::text limit 4096) some_taken)) order by zone, name)
        from (select * from subnet where ${mine} order by zone, name limit 200) s), '[]') as subnets`)
  const { sshKeys, subnets } = rows[0] ?? { sshKeys: [], subnets: [] }
  return {
    sshKeys,
    subnets: subnets.map(({ taken, ...subnet }) => {
      const network = readCidr(subnet.cidr)
      return { ...subnet, free: Math.max(0, (network ? usableAddresses(network) : 0) - taken) }
    }),
  }
}
