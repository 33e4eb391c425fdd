import { closeAgencyMonth } from '@/lib/billing/close-agency-month'
import { costSoFar } from '@/lib/billing/cost-so-far'
import { issueStatement } from '@/lib/billing/issue-statement'
import { rollSpend } from '@/lib/billing/roll-spend'
import { spendByDay, spendByMonth, spendByService } from '@/lib/billing/spend'
import { anOctober, statementOf } from '@/lib/testing/a-statement'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, aSystem } from '@/lib/testing/factories'

describe('what was spent', () => {
  test('an instance knows its cost this month to the fen, from its open history', async ({ db }) => {
    const { agency, machine } = await anOctober(db)
    const ctx = aCtx(db, agency.id, ['staff'], undefined, new Date('2026-11-02T16:00:00Z'))
    // 48 h x 0.56 and 48 h x 40 GiB x 0.0008
    expect(await costSoFar(ctx, [machine.instance.id])).toEqual(
      new Map([[machine.instance.id, 2_688n + 154n]]),
    )
  })

  test('nobody asks for the cost of another agency', async ({ db }) => {
    const { machine } = await anOctober(db)
    const other = await anOctober(db)
    const costs = await costSoFar(other.staff.ctx, [machine.instance.id])
    expect([...costs.values()]).toEqual([0n])
    await expect(costSoFar(aCtx(db, null, ['auditAdmin']), [machine.instance.id])).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })

  test('open months are estimated by day; an issued statement replaces the estimate', async ({ db }) => {
    const { agency, system, finance, reviewer, priced } = await anOctober(db)
    expect((await rollSpend(system)).days).toBeGreaterThan(30)
    const days = await spendByDay(finance.ctx, '202610')
    expect(days).toHaveLength(31)
    expect(days[0]).toEqual({ day: '2026-10-01', fen: 1_344n + 77n })
    const estimated = await spendByMonth(finance.ctx)
    expect(estimated.map(({ month, final }) => [month, final])).toEqual([
      ['202610', false],
      ['202611', false],
    ])
    await closeAgencyMonth(system, { agencyId: agency.id, month: '202610' })
    expect((await spendByMonth(finance.ctx))[0]).toMatchObject({ final: false })
    const { id } = await statementOf(db, agency.id)
    await issueStatement(reviewer.ctx, { statementId: id })
    expect((await spendByMonth(finance.ctx))[0]).toMatchObject({ month: '202610', fen: 42_701n, final: true })
    expect(await spendByService(finance.ctx, '202610')).toMatchObject([
      { serviceId: priced.service.id, fen: 42_701n },
    ])
    expect(await rollSpend(aSystem(db, new Date('2026-11-05T09:00:00Z')))).toEqual({ days: 1 })
  })
})
