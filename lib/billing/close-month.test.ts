import { closeAgencies } from '@/lib/billing/close-agencies'
import { closeAgencyMonth } from '@/lib/billing/close-agency-month'
import { closeMonth } from '@/lib/billing/close-month'
import { quoteLine } from '@/lib/billing/quote'
import { voidStatement } from '@/lib/billing/void-statement'
import { recordUsage } from '@/lib/metering/record-usage'
import { anOctober, linesOf, statementOf } from '@/lib/testing/a-statement'
import { describe, expect, test } from '@/lib/testing/db'
import { aSystem, countRows } from '@/lib/testing/factories'

describe('closing a month', () => {
  test('one line for an instance, meter and price; a stop is not paid; the budget knows', async ({ db }) => {
    const { agency, system, machine, budget } = await anOctober(db)
    expect(await closeMonth(system, { month: '202610' })).toMatchObject({ left: 0 })
    const statement = await statementOf(db, agency.id)
    const lines = await linesOf(db, statement.id)
    expect(lines.map(({ meter, quantity, amountFen }) => [meter, Number(quantity), amountFen])).toEqual([
      ['disk.gibHours', 744 * 40, 2_381n],
      ['machine.hours', 720, 40_320n],
    ])
    expect(lines[1]).toMatchObject({ businessSystemId: machine.system.id, kind: 'usage', unit: 'hour' })
    expect(statement).toMatchObject({ totalFen: 42_701n, lines: 2, state: 'draft' })
    expect(statement.number).toMatch(/^DZ-202610-\d{4}$/)
    expect(await countRows(db, 'budget', `id = '${budget.id}' and billed_fen = 42701`)).toBe(1)
    expect(await countRows(db, 'spend', `agency_id = '${agency.id}' and amount_fen = 42701`)).toBe(1)
    expect(await countRows(db, 'audit_event', `object_id = '${statement.id}'`)).toBe(1)
  })

  test('closing again changes nothing', async ({ db }) => {
    const { agency, system } = await anOctober(db)
    await closeMonth(system, { month: '202610' })
    const before = await statementOf(db, agency.id)
    expect(await closeMonth(system, { month: '202610' })).toMatchObject({ closed: 0, left: 0 })
    expect(await closeAgencyMonth(system, { agencyId: agency.id, month: '202610' })).toEqual({ closed: 0 })
    expect(await statementOf(db, agency.id)).toEqual(before)
  })

  test('a full month costs what was quoted, to the fen', async ({ db }) => {
    const { agency, system, priced, machine } = await anOctober(db)
    await closeMonth(aSystem(db, new Date('2026-12-01T02:00:00Z')), { month: '202611' })
    const quote = await quoteLine(system, {
      serviceId: priced.service.id,
      planId: priced.plan.id,
      config: {},
      from: new Date('2026-10-31T16:00:00Z'),
      to: new Date('2026-11-30T16:00:00Z'),
    })
    const lines = await linesOf(db, (await statementOf(db, agency.id, '202611')).id)
    expect(lines.every(({ instanceId }) => instanceId === machine.instance.id)).toBe(true)
    expect(lines.reduce((sum, line) => sum + line.amountFen, 0n)).toBe(quote.amountFen)
  })

  test('monthly fees are prorated, set-up is paid once, tiers count the sum', async ({ db }) => {
    const october = await anOctober(
      db,
      [
        { meter: 'service.months', kind: 'perMonth', unitPrice: '300', chargedStates: ['running'] },
        { meter: 'service.setup', kind: 'oneOff', unitPrice: '100' },
      ],
      {},
    )
    await closeAgencyMonth(october.system, { agencyId: october.agency.id, month: '202610' })
    const lines = await linesOf(db, (await statementOf(db, october.agency.id)).id)
    expect(lines.map(({ kind, amountFen }) => [kind, amountFen])).toEqual([
      ['usage', 29_032n],
      ['oneOff', 10_000n],
    ])
  })

  test('a month that is not over is not closed, nor by an agency', async ({ db }) => {
    const { system, finance } = await anOctober(db)
    await expect(closeMonth(system, { month: '202611' })).rejects.toMatchObject({
      code: 'billing.monthNotOver',
    })
    await expect(closeMonth(finance.ctx, { month: '202610' })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(closeAgencies(finance.ctx, '202610', [])).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('a missing reading makes the month late, never zero', async ({ db }) => {
    const { agency, system, machine, priced } = await anOctober(db, [
      {
        meter: 'traffic.outGiB',
        kind: 'graduated',
        tiers: [{ upTo: '100', unitPrice: '1' }, { unitPrice: '0.5' }],
      },
    ])
    const other = await anOctober(db)
    expect(await closeMonth(system, { month: '202610' })).toMatchObject({ left: 0, late: 1 })
    expect((await statementOf(db, other.agency.id)).state).toBe('draft')
    await expect(closeAgencyMonth(system, { agencyId: agency.id, month: '202610' })).rejects.toMatchObject({
      code: 'billing.readingsMissing',
    })
    const reading = (from: string, to: string, quantity: string) => ({
      source: 'driver',
      id: `202610-${from}-${machine.instance.id}`,
      agencyId: agency.id,
      instanceId: machine.instance.id,
      meter: 'traffic.outGiB',
      quantity,
      unit: 'gib',
      startAt: new Date(`${from}T00:00:00+08:00`),
      endAt: new Date(`${to}T00:00:00+08:00`),
      priceVersionId: priced.priceVersion.id,
      orderLineId: machine.line.id,
    })
    await recordUsage(system, [
      reading('2026-10-01', '2026-10-11', '90'),
      reading('2026-10-12', '2026-11-01', '30.5'),
    ])
    await closeMonth(system, { month: '202610' })
    expect((await statementOf(db, agency.id)).totalFen).toBe(10_000n + 1_025n)
  })

  test('late facts correct the earlier line in the next statement, once', async ({ db }) => {
    const { agency, system, machine, priced } = await anOctober(db)
    await closeMonth(system, { month: '202610' })
    const original = (await linesOf(db, (await statementOf(db, agency.id)).id))[1]
    await recordUsage(system, [
      {
        source: 'manual',
        id: `202610-reversal-${machine.instance.id}`,
        agencyId: agency.id,
        instanceId: machine.instance.id,
        meter: 'machine.hours',
        quantity: String(-26.5 * 3600),
        unit: 'unitSecond',
        startAt: new Date('2026-10-05T00:00:00Z'),
        endAt: new Date('2026-10-06T02:30:00Z'),
        priceVersionId: priced.priceVersion.id,
        orderLineId: machine.line.id,
        quality: 'manual',
      },
    ])
    const december = aSystem(db, new Date('2026-12-02T02:00:00Z'))
    await closeMonth(december, { month: '202611' })
    const next = await linesOf(db, (await statementOf(db, agency.id, '202611')).id)
    const corrections = next.filter(({ kind }) => kind === 'adjustment')
    expect(corrections).toMatchObject([
      { correctsLineId: original?.id, reason: 'late', amountFen: -1_484n, quantity: '-26.500000' },
    ])
    await closeMonth(aSystem(db, new Date('2027-01-02T02:00:00Z')), { month: '202612' })
    const after = await linesOf(db, (await statementOf(db, agency.id, '202612')).id)
    expect(after.filter(({ kind }) => kind === 'adjustment')).toEqual([])
  })

  test('a draft can be voided and the month closed again; the budget pays once', async ({ db }) => {
    const { agency, system, reviewer, budget } = await anOctober(db)
    await closeMonth(system, { month: '202610' })
    const first = await statementOf(db, agency.id)
    await voidStatement(reviewer.ctx, { statementId: first.id })
    expect(await countRows(db, 'budget', `id = '${budget.id}' and billed_fen = 0`)).toBe(1)
    await closeAgencyMonth(system, { agencyId: agency.id, month: '202610' })
    const second = await statementOf(db, agency.id)
    expect(second.number).not.toBe(first.number)
    expect(second.totalFen).toBe(first.totalFen)
    expect(await countRows(db, 'budget', `id = '${budget.id}' and billed_fen = 42701`)).toBe(1)
  })
})
