import { eq } from 'drizzle-orm'
import { listAllDutyRules, switchDutyRule } from '@/lib/agencies/manage-duty-rules'
import { approvalVotes } from '@/lib/db/schema/orders'
import { checkDuties } from '@/lib/orders/check-duties'
import { decideStep } from '@/lib/orders/decide-step'
import { findBarredVotes } from '@/lib/orders/find-barred-votes'
import { findOrder } from '@/lib/orders/queries'
import { anOrderingAgency, openStepOf } from '@/lib/orders/testing/an-order'
import { describe, expect, test } from '@/lib/testing/db'
import { aPerson, aSystem, countRows } from '@/lib/testing/factories'

const code = { own: 'requester-approver', below: 'subordinate-approver' }

async function aSecurityAdmin(db: Parameters<typeof anOrderingAgency>[0]) {
  const security = await aPerson(db, null, ['securityAdmin'])
  const turn = async (rule: string, active: 'on' | 'off') => {
    const found = (await listAllDutyRules(security.ctx)).find((one) => one.code === rule)
    await switchDutyRule(security.ctx, { ruleId: found?.id ?? '', active })
  }
  return { ...security, turn }
}

describe('the duty rules about an order', () => {
  test('switched off, a subordinate is asked and decides; on, neither, and the rule is named', async ({
    db,
  }) => {
    const { agency, staff, submitted } = await anOrderingAgency(db)
    const { turn } = await aSecurityAdmin(db)
    const below = await aPerson(db, agency.id, ['approver'], { superiorId: staff.id })
    const guarded = await openStepOf(db, (await submitted()).id)
    expect(guarded.personIds).not.toContain(below.id)
    const vote = { decision: 'return' as const, comment: '请补充说明' }
    await expect(decideStep(below.ctx, { ...vote, stepId: guarded.id })).rejects.toMatchObject({
      code: 'orders.superiorRequest',
      details: { params: { rule: code.below } },
    })
    await turn(code.below, 'off')
    const order = await submitted()
    const step = await openStepOf(db, order.id)
    expect(step.personIds).toContain(below.id)
    await decideStep(below.ctx, { ...vote, stepId: step.id })
    expect((await findOrder(staff.ctx, order.id))?.state).toBe('draft')
    await turn(code.below, 'on')
    await expect(decideStep(below.ctx, { ...vote, stepId: guarded.id })).rejects.toMatchObject({
      code: 'orders.superiorRequest',
    })
  })

  test('about the requester stays on: it is law, in the verb and in the table', async ({ db }) => {
    const { turn } = await aSecurityAdmin(db)
    await expect(turn(code.own, 'off')).rejects.toMatchObject({
      code: 'agencies.dutyLaw',
      details: { params: { rule: code.own } },
    })
    await expect(
      db.platform.query(`update duty_rule set active = false where code = '${code.own}'`),
    ).rejects.toMatchObject({ constraint: 'duty_rule_requester' })
  })
})

test('the night finds votes written past the forms, and lets be what a rule allowed when it was cast', async ({
  db,
}) => {
  const { agency, head, staff, submitted } = await anOrderingAgency(db)
  const { id: securityId, turn } = await aSecurityAdmin(db)
  await turn(code.below, 'off')
  await turn(code.below, 'on')
  const clerk = await aPerson(db, agency.id, ['staff'], { superiorId: staff.id })
  const below = await aPerson(db, agency.id, ['approver'], { superiorId: clerk.id, name: '秦晓舟' })
  const order = await submitted()
  const system = aSystem(db)
  const stepId = (await openStepOf(db, order.id)).id
  const at = new Date(system.now().getTime() + 1000)
  const written = { agencyId: agency.id, stepId, decision: 'approve' as const, basis: {}, at }
  const write = (personId: string, forPersonId = personId, at = written.at) =>
    system.db.insert(approvalVotes).values({ ...written, personId, forPersonId, at })
  await write(head.id)
  expect(await findBarredVotes(system)).toEqual([])
  await write(staff.id)
  await write(below.id, below.id, system.now())
  expect(await findBarredVotes(system)).toMatchObject([
    { personId: staff.id, rule: code.own, orderNumber: order.number },
  ])
  await system.db.update(approvalVotes).set({ at: written.at }).where(eq(approvalVotes.personId, below.id))
  expect(await findBarredVotes(system)).toMatchObject([
    { personId: staff.id, rule: code.own },
    { personId: below.id, name: '秦晓舟', rule: code.below, orderNumber: order.number },
  ])
  expect(await checkDuties(system)).toBe(2)
  const waiting = `person_id = '${securityId}' and kind = 'dutyViolations' and waits and done_at is null`
  expect(await countRows(db, 'notification', waiting)).toBe(1)
})
