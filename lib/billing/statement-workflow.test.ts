import { sql } from 'drizzle-orm'
import { answerDispute } from '@/lib/billing/answer-dispute'
import { closeAgencyMonth } from '@/lib/billing/close-agency-month'
import { confirmStatement } from '@/lib/billing/confirm-statement'
import { issueStatement } from '@/lib/billing/issue-statement'
import { raiseDispute } from '@/lib/billing/raise-dispute'
import { reviewStatement } from '@/lib/billing/review-statement'
import { settleStatement } from '@/lib/billing/settle-statement'
import { voidStatement } from '@/lib/billing/void-statement'
import { anIssuedStatement, anOctober, linesOf, statementOf } from '@/lib/testing/a-statement'
import { aSession } from '@/lib/testing/accounts'
import { describe, expect, test } from '@/lib/testing/db'
import { aPerson, countRows } from '@/lib/testing/factories'

describe('from draft to settled', () => {
  test('the second rating must agree before a draft is issued; what differs is kept to be seen', async ({
    db,
  }) => {
    const { agency, system, reviewer } = await anOctober(db)
    await closeAgencyMonth(system, { agencyId: agency.id, month: '202610' })
    const { id } = await statementOf(db, agency.id)
    const [line] = await linesOf(db, id)
    await system.db.execute(sql`update charge_line set amount_fen = amount_fen + 1 where id = ${line?.id}`)
    await expect(issueStatement(reviewer.ctx, { statementId: id })).rejects.toMatchObject({
      code: 'billing.secondRatingDiffers',
      details: { params: { count: 1, difference: '-0.01' } },
    })
    expect(await statementOf(db, agency.id)).toMatchObject({ state: 'draft', secondDifferences: 1 })
    await system.db.execute(sql`delete from charge_line where id = ${line?.id}`)
    await expect(issueStatement(reviewer.ctx, { statementId: id })).rejects.toMatchObject({
      code: 'billing.secondRatingDiffers',
    })
  })

  test('an issued statement is due in five working days and waits for the finance officer', async ({
    db,
  }) => {
    const { statementId, agency, finance } = await anIssuedStatement(db)
    const statement = await statementOf(db, agency.id)
    expect(statement).toMatchObject({
      state: 'reviewing',
      secondDifferences: 0,
      secondTotalFen: statement.totalFen,
    })
    expect(statement.dueAt?.toISOString()).toBe('2026-11-12T09:30:00.000Z')
    const waiting = `subject = 'statement:${statementId}' and waits and done_at is null`
    expect(await countRows(db, 'notification', `${waiting} and person_id = '${finance.id}'`)).toBe(1)
  })

  test('two different people sign, in order; then nothing changes any more', async ({ db }) => {
    const { statementId, agency, finance, approver, reviewer, lines } = await anIssuedStatement(db)
    await expect(confirmStatement(approver.ctx, { statementId })).rejects.toMatchObject({
      code: 'billing.notReviewed',
    })
    await reviewStatement(finance.ctx, { statementId })
    await expect(reviewStatement(finance.ctx, { statementId })).rejects.toMatchObject({
      code: 'billing.alreadyReviewed',
    })
    const session = await aSession(db, approver.id, agency.id)
    await db.platform.query(
      `update session set second_factor_at = now() - interval '6 minutes' where id = '${session.sessionId}'`,
    )
    const long = { ...approver.ctx, actor: session.ctx.actor }
    await expect(confirmStatement(long, { statementId })).rejects.toMatchObject({ code: 'auth.proofNeeded' })
    await confirmStatement(approver.ctx, { statementId })
    const confirmed = await statementOf(db, agency.id)
    expect(confirmed.contentHash).toMatch(/^[0-9a-f]{64}$/)
    const lineId = lines[0]?.id ?? ''
    await expect(raiseDispute(finance.ctx, { lineId, reason: '停机没有扣除' })).rejects.toMatchObject({
      code: 'billing.notReviewing',
    })
    await expect(voidStatement(reviewer.ctx, { statementId })).rejects.toMatchObject({
      code: 'billing.notDraft',
    })
    await expect(issueStatement(reviewer.ctx, { statementId })).rejects.toMatchObject({
      code: 'billing.notDraft',
    })
    expect(await statementOf(db, agency.id)).toEqual(confirmed)
    await settleStatement(finance.ctx, { statementId, reference: '凭证 2026-1187' })
    expect(await statementOf(db, agency.id)).toMatchObject({
      state: 'settled',
      contentHash: confirmed.contentHash,
    })
  })

  test('one person with both roles cannot sign twice', async ({ db }) => {
    const { statementId, agency, approver } = await anIssuedStatement(db)
    const both = await aPerson(db, agency.id, ['finance', 'approver'])
    await reviewStatement(both.ctx, { statementId })
    await expect(confirmStatement(both.ctx, { statementId })).rejects.toMatchObject({
      code: 'billing.samePerson',
    })
    await confirmStatement(approver.ctx, { statementId })
  })

  test('content that changed under a signature is signed again', async ({ db }) => {
    const { statementId, finance, approver, system, lines } = await anIssuedStatement(db)
    await reviewStatement(finance.ctx, { statementId })
    await system.db.execute(
      sql`update charge_line set amount_fen = amount_fen + 1 where id = ${lines[0]?.id}`,
    )
    await expect(confirmStatement(approver.ctx, { statementId })).rejects.toMatchObject({
      code: 'billing.contentChanged',
    })
  })

  test('a settlement needs a confirmed statement', async ({ db }) => {
    const { statementId, finance } = await anIssuedStatement(db)
    await expect(settleStatement(finance.ctx, { statementId, reference: 'x' })).rejects.toMatchObject({
      code: 'billing.notConfirmed',
    })
  })

  test('to another agency the statement does not exist, and a draft does not to its own', async ({ db }) => {
    const { statementId, lines } = await anIssuedStatement(db)
    const other = await anOctober(db)
    await expect(reviewStatement(other.finance.ctx, { statementId })).rejects.toMatchObject({
      kind: 'notFound',
    })
    await expect(
      raiseDispute(other.finance.ctx, { lineId: lines[0]?.id ?? '', reason: '停机没有扣除' }),
    ).rejects.toMatchObject({ kind: 'notFound' })
    await closeAgencyMonth(other.system, { agencyId: other.agency.id, month: '202610' })
    const draft = await statementOf(db, other.agency.id)
    await expect(reviewStatement(other.finance.ctx, { statementId: draft.id })).rejects.toMatchObject({
      kind: 'notFound',
    })
  })

  test('staff do not sign, finance officers do not confirm or answer', async ({ db }) => {
    const { statementId, staff, finance } = await anIssuedStatement(db)
    await expect(reviewStatement(staff.ctx, { statementId })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(confirmStatement(finance.ctx, { statementId })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(issueStatement(finance.ctx, { statementId })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(settleStatement(staff.ctx, { statementId, reference: 'x' })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await expect(voidStatement(finance.ctx, { statementId })).rejects.toMatchObject({ kind: 'forbidden' })
    const answer = { disputeId: statementId, answer: 'rejected' as const, answerText: '无误' }
    await expect(answerDispute(finance.ctx, answer)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(raiseDispute(staff.ctx, { lineId: statementId, reason: '无误无误' })).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})

describe('disputes', () => {
  test('an accepted dispute adds a line, raises the revision and asks for both signatures again', async ({
    db,
  }) => {
    const { statementId, agency, finance, approver, reviewer, lines, budget } = await anIssuedStatement(db)
    await reviewStatement(finance.ctx, { statementId })
    const line = lines.find(({ meter }) => meter === 'machine.hours')
    const { id } = await raiseDispute(approver.ctx, {
      lineId: line?.id ?? '',
      reason: '10月20日停机未扣除',
      expected: '400.00',
    })
    await expect(confirmStatement(approver.ctx, { statementId })).rejects.toMatchObject({
      code: 'billing.notReviewing',
    })
    await answerDispute(reviewer.ctx, { disputeId: id, answer: 'accepted', answerText: '同意扣除' })
    const after = await statementOf(db, agency.id)
    expect(after).toMatchObject({ state: 'reviewing', revision: 2, totalFen: 42_701n - 320n, lines: 3 })
    expect(after.secondTotalFen).toBe(after.totalFen)
    expect((await linesOf(db, statementId)).find(({ kind }) => kind === 'adjustment')).toMatchObject({
      correctsLineId: line?.id,
      amountFen: -320n,
      reason: 'dispute',
    })
    expect(await countRows(db, 'budget', `id = '${budget.id}' and billed_fen = ${after.totalFen}`)).toBe(1)
    await expect(confirmStatement(approver.ctx, { statementId })).rejects.toMatchObject({
      code: 'billing.notReviewed',
    })
    await reviewStatement(finance.ctx, { statementId })
    await confirmStatement(approver.ctx, { statementId })
  })

  test('rejected: nothing is adjusted, the statement still comes back', async ({ db }) => {
    const { statementId, agency, finance, reviewer, lines } = await anIssuedStatement(db)
    const { id } = await raiseDispute(finance.ctx, { lineId: lines[0]?.id ?? '', reason: '数量有误，请复核' })
    await answerDispute(reviewer.ctx, { disputeId: id, answer: 'rejected', answerText: '读数无误' })
    expect(await statementOf(db, agency.id)).toMatchObject({ state: 'reviewing', revision: 2, lines: 2 })
    await expect(
      answerDispute(reviewer.ctx, { disputeId: id, answer: 'rejected', answerText: '读数无误' }),
    ).rejects.toMatchObject({ code: 'billing.disputeAnswered' })
    expect(
      await countRows(db, 'charge_line', `statement_id = '${statementId}' and kind = 'adjustment'`),
    ).toBe(0)
  })

  test('a line has one open dispute; a reduction is stated and no larger than the line', async ({ db }) => {
    const { finance, reviewer, lines } = await anIssuedStatement(db)
    const lineId = lines[0]?.id ?? ''
    const { id } = await raiseDispute(finance.ctx, { lineId, reason: '数量有误，请复核' })
    await expect(raiseDispute(finance.ctx, { lineId, reason: '再问一次原因' })).rejects.toMatchObject({
      code: 'billing.alreadyDisputed',
    })
    const partly = { disputeId: id, answer: 'partly' as const, answerText: '部分' }
    await expect(answerDispute(reviewer.ctx, partly)).rejects.toMatchObject({
      code: 'billing.adjustmentMissing',
    })
    await expect(answerDispute(reviewer.ctx, { ...partly, reduction: '99999' })).rejects.toMatchObject({
      code: 'billing.adjustmentTooLarge',
    })
    await answerDispute(reviewer.ctx, { ...partly, reduction: '1.00' })
  })
})
