import { type SQL, sql } from 'drizzle-orm'
import { type Meter, meterCodes, meterOf } from '@/lib/metering/meters'

const literal = (text: string) => sql.raw(`'${text.replaceAll("'", "''")}'`)

/** heldQuantity of metered-spec.ts as an SQL expression; a test keeps the two equal. */
export function heldInSql(meter: SQL, spec: SQL): SQL {
  const branches = meterCodes.flatMap((code) => {
    const { held }: Meter = meterOf(code)
    if (!held) return []
    const keys = held.map((key) => sql`coalesce((${spec}->>${literal(key)})::numeric, 0)`)
    const unstated = held.some((key) => key.endsWith('GiB')) ? sql`0` : sql`1`
    const stated = sql`${spec} ?| array[${sql.join(held.map(literal), sql`, `)}]`
    return [
      sql`when ${literal(code)} then case when ${stated} then ${sql.join(keys, sql` + `)} else ${unstated} end`,
    ]
  })
  return sql`case ${meter} ${sql.join(branches, sql` `)} else 1 end`
}

export function codesFrom(from: Meter['from']): SQL {
  const codes = meterCodes.filter((code) => meterOf(code).from === from)
  return sql`array[${sql.join(codes.map(literal), sql`, `)}]::text[]`
}
