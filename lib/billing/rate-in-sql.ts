import { type SQL, sql } from 'drizzle-orm'

/*
 * rateUsage of rate-usage.ts as SQL, for prices that need only the sum of a line. Exact: every division is a
 * numeric div() of a doubled numerator, never a quotient rounded twice. A test keeps both equal to the fen.
 */
const perHour = sql.raw(`(p.kind = 'perHour')`)
const secondsAnHour = sql.raw('3600::numeric')

/** Half up on the magnitude, as divideHalfUp. */
const halfUp = (numerator: SQL, denominator: SQL): SQL =>
  sql`(sign(${numerator}) * div(2 * abs(${numerator}) + ${denominator}, 2 * ${denominator}))`

/** Prices that can be rated from a sum; the others need every span. */
export const additive =
  sql.raw(`(p.kind <> 'perMonth' and not (p.kind = 'perHour' and p.partial_hour = 'roundUp'
  and p.partial_hour is not null))`)

/**
 * What the price item `p` and the sum `used` make: quantity in the price's unit, list and amount in fen. The
 * joins compute each step once: OFFSET 0 keeps the planner from copying them into every place of use.
 */
export function ratedInSql(used: SQL): { joins: SQL; quantity: SQL; listFen: SQL; amountFen: SQL } {
  const free = sql`coalesce(p.free, 0) * d.divisor`
  return {
    joins: sql`
      cross join lateral (select case when ${perHour} then ${secondsAnHour} else 1::numeric end as divisor offset 0) d
      cross join lateral (select case when ${used} <= 0 then ${used} else greatest(${used} - ${free}, 0) end as payable
        offset 0) a
      cross join lateral (select ${cost(used)} as listed offset 0) b
      cross join lateral (select case when a.payable = ${used} then b.listed else ${cost(sql.raw('a.payable'))} end
        * (100 - coalesce(p.relief_percent, 0)) as paid offset 0) c`,
    quantity: sql`case when ${perHour} then ${halfUp(sql`(${used} * 1000000)`, secondsAnHour)} / 1000000 else ${used} end`,
    listFen: sql`${halfUp(sql`(b.listed * 100)`, sql.raw('d.divisor'))}::bigint`,
    amountFen: sql`${halfUp(sql.raw('c.paid'), sql.raw('d.divisor'))}::bigint`,
  }
}

/** Yuan times the divisor, for a quantity of either sign. */
function cost(quantity: SQL): SQL {
  const size = sql`abs(${quantity})`
  const tier = sql.raw(`jsonb_array_elements(p.tiers) with ordinality t (tier, at)`)
  const top = sql.raw(`(t.tier->>'upTo')::numeric`)
  const below = sql.raw(`coalesce((p.tiers->(t.at::int - 2)->>'upTo')::numeric, 0)`)
  return sql`(case when ${quantity} < 0 then -1 else 1 end * case p.kind
    when 'graduated' then (select coalesce(sum((least(${size}, coalesce(${top}, ${size})) - ${below})
      * (t.tier->>'unitPrice')::numeric), 0) from ${tier} where t.at = 1 or ${size} > ${below})
    when 'volume' then ${size} * (select (t.tier->>'unitPrice')::numeric from ${tier}
      where ${top} is null or ${size} <= ${top} order by t.at limit 1)
    when 'package' then coalesce(p.package_price, 0) + greatest(${size} - p.included, 0) * p.unit_price
    else ${size} * p.unit_price end)`
}
