import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import type { PriceRow } from '@/lib/billing/price-item-of'
import { priceItemOf } from '@/lib/billing/price-item-of'
import { additive, ratedInSql } from '@/lib/billing/rate-in-sql'
import { needsSpans, rateUsage } from '@/lib/billing/rate-usage'
import { printDecimal } from '@/lib/decimal'
import { monthEnd, monthStart } from '@/lib/shanghai'
import { expect, test } from '@/lib/testing/db'
import { aSystem } from '@/lib/testing/factories'

const decimal = (most: number) => fc.integer({ min: 0, max: most }).map((n) => printDecimal(BigInt(n)))
const tiers = fc
  .tuple(
    decimal(9_000_000),
    decimal(9_000_000),
    fc.integer({ min: 1, max: 900_000_000 }),
    decimal(900_000_000),
  )
  .map(([a, b, one, more]) => [
    { upTo: printDecimal(BigInt(one)), unitPrice: a },
    { upTo: printDecimal(1_000_000_000n + BigInt(Math.round(Number(more)))), unitPrice: b },
    { unitPrice: '0.5' },
  ])
const credits = { free: fc.option(decimal(50_000_000)), reliefPercent: fc.option(decimal(100_000_000)) }
const row: fc.Arbitrary<PriceRow> = fc.oneof(
  fc.record({
    meter: fc.constant('m'),
    kind: fc.constantFrom('perHour' as const, 'perQuantity' as const, 'oneOff' as const),
    unitPrice: decimal(5_000_000),
    tiers: fc.constant(null),
    included: fc.constant(null),
    ...credits,
  }),
  fc.record({
    meter: fc.constant('m'),
    kind: fc.constantFrom('graduated' as const, 'volume' as const),
    unitPrice: fc.constant(null),
    tiers,
    included: fc.constant(null),
    ...credits,
  }),
  fc.record({
    meter: fc.constant('m'),
    kind: fc.constant('package' as const),
    unitPrice: decimal(5_000_000),
    tiers: fc.constant(null),
    included: decimal(90_000_000),
    packagePrice: decimal(90_000_000),
    ...credits,
  }),
)
const cases = fc.array(fc.record({ row, used: fc.integer({ min: -2_000_000_000, max: 9_000_000_000 }) }), {
  minLength: 2_000,
  maxLength: 2_000,
  size: 'max',
})

test('rating in SQL gives the quantity, the list price and the fen of rate.ts', async ({ db }) => {
  const [drawn] = fc.sample(cases, { numRuns: 1, seed: 20_261_123 })
  const asked = (drawn ?? []).map((one, n) => ({ n, used: printDecimal(BigInt(one.used)), row: one.row }))
  // Exactly half a fen: 1200 s at 0.015 an hour.
  asked.push({
    n: asked.length,
    used: '1200',
    row: { meter: 'm', kind: 'perHour', unitPrice: '0.015', tiers: null, included: null },
  })
  const document = JSON.stringify(
    asked.map(({ n, used, row: price }) => ({
      n,
      used,
      kind: price.kind,
      unit_price: price.unitPrice,
      tiers: price.tiers,
      included: price.included,
      package_price: price.packagePrice ?? null,
      free: price.free ?? null,
      relief_percent: price.reliefPercent ?? null,
    })),
  )
  const rated = ratedInSql(sql.raw('p.used'))
  const { rows } = await aSystem(db).db.execute<{ quantity: string; list: string; amount: string }>(sql`
    select ${rated.quantity}::float8 as quantity, ${rated.listFen}::text as list, ${rated.amountFen}::text as amount
    from json_to_recordset(${document}::json) as p (n int, used numeric, kind text, unit_price numeric, tiers jsonb,
      included numeric, package_price numeric, free numeric, relief_percent numeric, partial_hour text)
    ${rated.joins}
    where ${additive} order by p.n`)
  const month = '202610'
  const expected = asked.map(({ used, row: price }) => {
    const item = priceItemOf(price)
    expect(needsSpans(item)).toBe(false)
    const charge = rateUsage(item, { month, quantity: used, from: monthStart(month), to: monthEnd(month) })
    return { quantity: Number(charge.quantity), list: String(charge.listFen), amount: String(charge.fen) }
  })
  expect(rows).toEqual(expected)
})
