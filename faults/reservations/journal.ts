import type { Entry } from '@/faults/reservations/callers'

type Known = { hostId: string; state: 'held' | 'releasing' | 'released' }
type Query = <T extends object>(text: string, values?: unknown[]) => Promise<T[]>
export type Findings = {
  oversold: number
  unbalanced: number
  lost: number
  double: number
  differing: number
  groups: number
}

/** What all callers were told, and whether the tables say the same. */
export class Journal {
  answers = 0
  refused = 0
  private differing = 0
  private readonly known = new Map<string, Known>()

  readonly note = (entry: Entry): void => {
    this.answers += 1
    const known = this.known.get(entry.key)
    if (entry.told === 'refused') {
      this.refused += 1
      if (known?.state === 'held') this.differing += 1
    } else if (entry.told !== 'held') {
      if (known) known.state = entry.told
    } else if (!known) this.known.set(entry.key, { hostId: entry.hostId, state: 'held' })
    else if (known.hostId !== entry.hostId) this.differing += 1
  }

  get held(): number {
    return [...this.known.values()].filter(({ state }) => state === 'held').length
  }

  /** A key was never released and asked for again, so it may have one row and no more. */
  async check(query: Query): Promise<Findings> {
    const of = (state: Known['state']) => [...this.known].filter(([, known]) => known.state === state)
    const held = of('held')
    const [counts] = await query<Omit<Findings, 'differing'>>(
      `with live as (
         select host_id, sum(vcpu) as vcpu, sum(memory_mib) as memory, sum(disk_gib) as disk, count(*) as machines
         from reservation where state <> 'released' group by host_id
       ), told as (
         select * from unnest($1::text[], $2::uuid[]) as told(key, host_id)
       ), members as (
         select group_id, host_id, count(*) as n from reservation where state <> 'released' and group_id is not null group by 1, 2
       )
       select
         (select count(*) from host h join live on live.host_id = h.id
           where live.vcpu > h.vcpu or live.memory > h.memory_mib or live.disk > h.disk_gib)::int as oversold,
         (select count(*) from host h left join live on live.host_id = h.id
           where h.free_vcpu + coalesce(live.vcpu, 0) <> h.vcpu or h.free_memory_mib + coalesce(live.memory, 0) <> h.memory_mib
             or h.free_disk_gib + coalesce(live.disk, 0) <> h.disk_gib or h.machines <> coalesce(live.machines, 0))::int as unbalanced,
         (select count(*) from told where not exists (select from reservation r
           where r.key = told.key and r.host_id = told.host_id and r.state <> 'released'))::int
           + (select count(*) from reservation r where r.key = any($3::text[]) and r.state <> 'released')::int as lost,
         (select count(*) from (select from reservation group by key having count(*) > 1) x)::int as double,
         (select count(*) from group_host g full join members m using (group_id, host_id)
           where coalesce(g.members, 0) <> coalesce(m.n, 0) or m.n > g.max_per_host)::int as groups`,
      [held.map(([key]) => key), held.map(([, { hostId }]) => hostId), of('released').map(([key]) => key)],
    )
    if (!counts) throw new Error('no counts')
    return { ...counts, differing: this.differing }
  }
}
