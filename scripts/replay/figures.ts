import type { Databases } from '@/lib/context'

export type HostPoint = { atSeconds: number; hostsInUse: number; machines: number }

/** Hosts that carry at least one machine now, and the machines on them. */
export async function hostsInUse(databases: Databases): Promise<{ hostsInUse: number; machines: number }> {
  const { rows } = await databases.platform.query<{ hostsInUse: number; machines: number }>(
    `select count(*) filter (where free_vcpu < vcpu)::int as "hostsInUse", coalesce(sum(machines), 0)::int as machines
     from host h join pool p on p.id = h.pool_id where p.code = 'ww2'`,
  )
  return rows[0] ?? { hostsInUse: 0, machines: 0 }
}

/** Machine-hours run and money billed, in yuan. */
export async function totals(
  databases: Databases,
): Promise<{ machineHours: string; revenue: string; statements: number; differing: number }> {
  const { rows } = await databases.platform.query(
    `select
      (select to_char(coalesce(sum(quantity), 0), 'FM999G999G990D0') from charge_line where meter = 'machine.hours') as "machineHours",
      (select to_char(coalesce(sum(total_fen), 0) / 100.0, 'FM999G999G999G990D00') from statement where state <> 'void') as revenue,
      (select count(*)::int from statement where state <> 'void') as statements,
      (select count(*)::int from statement where state <> 'void'
        and (second_total_fen is distinct from total_fen or second_differences <> 0)) as differing`,
  )
  return rows[0]
}

/** Values over time as a chart of text, one column a value, eight rows high. */
export function chartOf(values: readonly number[], digits = 0): string {
  if (values.length === 0) return ''
  const width = Math.min(72, values.length)
  const sampled = Array.from({ length: width }, (_, column) => {
    const index = Math.floor((column * (values.length - 1)) / Math.max(1, width - 1))
    return values[index] ?? 0
  })
  const top = Math.max(1, ...sampled)
  const rows = Array.from({ length: 8 }, (_, row) => {
    const threshold = (top * (8 - row - 0.5)) / 8
    return `${((top * (8 - row)) / 8).toFixed(digits).padStart(5)} |${sampled.map((value) => (value >= threshold ? '#' : ' ')).join('')}`
  })
  return [...rows, `${' '.repeat(6)}+${'-'.repeat(sampled.length)}`].join('\n')
}
