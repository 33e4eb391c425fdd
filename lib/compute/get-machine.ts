import { and, eq, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { ofAgency } from '@/lib/compute/instance-filter'
import type { Ctx } from '@/lib/context'
import { instances } from '@/lib/db/schema/provisioning'
import { notFound } from '@/lib/errors'
import type { Instance } from '@/lib/provisioning/queries'

type Localized = { zh: string; en: string }
export type Machine = Instance & {
  plan: Localized | null
  service: Localized
  system: { name: string; zone: string; protectionLevel: number }
  pool: { name: string; driver: string } | null
  image: Localized | null
  subnet: { name: string; cidr: string } | null
  keys: string[]
  order: { id: string; number: string } | null
  /** An order that is changing it. */
  changingOrder: { id: string; number: string } | null
  openRun: boolean
  transfer: { id: string; agency: string; state: 'offered' | 'accepted' } | null
  agency: string
  runningSince: string | null
  group: MachineGroup | null
}

/** Machines that were ordered to keep apart, or together on one host. */
export type MachineGroup = {
  together: boolean
  /** As it was named in the order; the group that keeps apart has no name. */
  name: string | null
  /** The others, and whether they share its host now. */
  mates: { id: string; name: string; sameHost: boolean }[]
}

/** A machine with everything its page says about it by name, in one statement. */
export async function getMachine(ctx: Ctx, id: string): Promise<Machine> {
  authorize(ctx.actor, 'instance:read')
  // Named in full by hand: a column of the only table is written without it, and would mean the subquery's.
  const config = (key: string) => sql`instance.config ->> ${key}`
  const [row] = await ctx.db
    .select({
      instance: instances,
      plan: sql<Localized | null>`(select name from plan where id = instance.plan_id)`,
      service: sql<Localized>`(select name from service_version where id = instance.service_version_id)`,
      system: sql<
        Machine['system']
      >`(select jsonb_build_object('name', name, 'zone', zone, 'protectionLevel', protection_level)
        from business_system where id = instance.business_system_id)`,
      pool: sql<
        Machine['pool']
      >`(select jsonb_build_object('name', name, 'driver', driver) from pool where id = instance.pool_id)`,
      image: sql<Localized | null>`(select name from image where id::text = ${config('image')} or code = ${config('image')} limit 1)`,
      subnet: sql<Machine['subnet']>`(select jsonb_build_object('name', name, 'cidr', cidr) from subnet
        where agency_id = instance.agency_id and id::text = ${config('subnet')})`,
      keys: sql<string[]>`coalesce((select jsonb_agg(name) from ssh_key
        where agency_id = instance.agency_id and position(id::text in coalesce(${config('sshKey')}, '')) > 0), '[]')`,
      order: sql<
        Machine['order']
      >`(select jsonb_build_object('id', o.id, 'number', o.number) from order_line l
        join "order" o on o.id = l.order_id where l.id = instance.order_line_id)`,
      changingOrder: sql<
        Machine['order']
      >`(select jsonb_build_object('id', o.id, 'number', o.number) from order_line l
        join "order" o on o.id = l.order_id where l.instance_id = instance.id and l.kind <> 'create'
          and l.state in ('pending','scheduled','waitingForCapacity','provisioning','failed') limit 1)`,
      openRun: sql<boolean>`exists (select from run r where r.instance_id = instance.id
        and r.state in ('queued','running','undoing','stuck'))`,
      transfer: sql<
        Machine['transfer']
      >`(select jsonb_build_object('id', t.id, 'state', t.state, 'agency', a.name)
        from transfer t join agency a on a.id = t.to_agency_id
        where t.instance_id = instance.id and t.state in ('offered','accepted'))`,
      agency: sql<string>`(select name from agency where id = instance.agency_id)`,
      runningSince: sql<string | null>`(select s.start_at::text from instance_span s
        where s.instance_id = instance.id and s.end_at is null and s.state = 'running')`,
      group: sql<MachineGroup | null>`(select jsonb_build_object('together', g.together,
          'name', case when g.together then split_part(g.name, ':', 2) end,
          'mates', coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'name', i.name, 'sameHost', m.host_id = r.host_id) order by i.name)
            from reservation m join instance i on i.token = case when length(m.key) = 36 then m.key::uuid end
            where m.group_id = g.id and m.state <> 'released' and m.id <> r.id), '[]'))
        from reservation r join anti_affinity_group g on g.id = r.group_id
        where r.key = instance.token::text and r.state <> 'released')`,
    })
    .from(instances)
    .where(and(eq(instances.id, id), ofAgency(ctx)))
  if (!row) throw notFound('compute')
  const { instance, ...names } = row
  return { ...instance, ...names }
}
