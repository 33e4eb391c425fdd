import { closeAgencyMonth } from '@/lib/billing/close-agency-month'
import { explainLine } from '@/lib/billing/explain-line'
import { getStatement } from '@/lib/billing/get-statement'
import { issueStatement } from '@/lib/billing/issue-statement'
import { listLines, neighbours } from '@/lib/billing/list-lines'
import { listStatements } from '@/lib/billing/list-statements'
import { raiseDispute } from '@/lib/billing/raise-dispute'
import { anIssuedStatement, anOctober, statementOf } from '@/lib/testing/a-statement'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, aSystem } from '@/lib/testing/factories'

describe('reading a statement', () => {
  test('a line explains its sum, its history, its price, its order and the second rating', async ({ db }) => {
    const { finance, lines, machine, staff } = await anIssuedStatement(db)
    const line = lines.find(({ meter }) => meter === 'machine.hours')
    const explained = await explainLine(finance.ctx, line?.id ?? '')
    expect(explained.steps.map(({ key, value }) => [key, value])).toEqual([
      ['span', '744'],
      ['idle', '24'],
      ['used', '720.000000'],
      ['price', '0.560000'],
      ['exact', '403.2'],
      ['rounded', '403.2'],
    ])
    expect(explained.history.map(({ state, charged }) => [state, charged])).toEqual([
      ['running', true],
      ['stopped', false],
      ['running', true],
    ])
    expect(explained.second).toBe(40_320n)
    expect(explained.factCount).toBe(2)
    expect(explained.origin).toMatchObject({ orderNumber: machine.order.number, versionLabel: '2026-01' })
    expect(explained.origin?.requester).toBeTruthy()
    expect(staff.id).toBe(machine.order.requesterId)
  })

  test('the page knows subtotals by service and system, signatures and last month', async ({ db }) => {
    const { finance, statementId, machine } = await anIssuedStatement(db)
    const found = await getStatement(finance.ctx, statementId)
    expect(found.subtotals.service).toMatchObject([{ fen: 42_701n, before: 0n }])
    expect(found.subtotals.system).toMatchObject([{ id: machine.system.id, fen: 42_701n }])
    expect(found.before).toBeNull()
    expect(found.signed).toEqual([])
    const lines = await listLines(finance.ctx, found.statement, { by: 'service', limit: 10 })
    expect(lines.map(({ amountFen, secondAmountFen }) => amountFen === secondAmountFen)).toEqual([true, true])
    expect(lines[0]?.instance).toBe(machine.instance.name)
    const [first, second] = lines
    expect(await neighbours(finance.ctx, statementId, first?.id ?? '', 'service')).toEqual({
      previous: null,
      next: second?.id,
    })
  })

  test('last month stands beside this one once it is issued', async ({ db }) => {
    const { agency, finance, reviewer, statementId } = await anIssuedStatement(db)
    const december = aSystem(db, new Date('2026-12-05T02:00:00Z'))
    await closeAgencyMonth(december, { agencyId: agency.id, month: '202611' })
    const next = await statementOf(db, agency.id, '202611')
    await issueStatement(reviewer.ctx, { statementId: next.id })
    const found = await getStatement(finance.ctx, next.id)
    expect(found.before).toEqual({ id: statementId, month: '202610', totalFen: 42_701n })
    expect(found.subtotals.service[0]?.before).toBe(42_701n)
  })

  test('a disputed line says so', async ({ db }) => {
    const { finance, statementId, lines } = await anIssuedStatement(db)
    await raiseDispute(finance.ctx, { lineId: lines[0]?.id ?? '', reason: '数量有误，请复核' })
    const found = await getStatement(finance.ctx, statementId)
    const listed = await listLines(finance.ctx, found.statement, { by: 'system', limit: 10 })
    expect(listed.filter(({ disputed }) => disputed).map(({ id }) => id)).toEqual([lines[0]?.id])
    expect(found.disputes).toHaveLength(1)
  })

  test('to another agency neither the statement nor its lines exist', async ({ db }) => {
    const { statementId, lines } = await anIssuedStatement(db)
    const other = await anOctober(db)
    await expect(getStatement(other.finance.ctx, statementId)).rejects.toMatchObject({ kind: 'notFound' })
    await expect(explainLine(other.finance.ctx, lines[0]?.id ?? '')).rejects.toMatchObject({
      kind: 'notFound',
    })
    expect((await listStatements(other.finance.ctx, { page: 1, size: 50 })).total).toBe(0)
    await expect(getStatement(aCtx(db, null, ['auditAdmin']), statementId)).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})
