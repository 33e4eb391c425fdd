import { eq } from 'drizzle-orm'
import { addDutyRule, listAllDutyRules, switchDutyRule } from '@/lib/agencies/manage-duty-rules'
import { delegations, people } from '@/lib/db/schema/agencies'
import { approvalVotes, type ChainStep } from '@/lib/db/schema/orders'
import { decideStep } from '@/lib/orders/decide-step'
import type { DecideStep } from '@/lib/orders/input'
import { findOrder, linesOf, stepsOf } from '@/lib/orders/queries'
import { anOrderingAgency, headOfAgency, openStepOf } from '@/lib/orders/testing/an-order'
import { aPool } from '@/lib/scheduler/testing/a-pool'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aPerson, aSystem, countRows, testNow } from '@/lib/testing/factories'

const vote = (
  stepId: string,
  decision: DecideStep['decision'] = 'approve',
  comment = '同意',
): DecideStep => ({
  stepId,
  decision,
  comment,
})
const authority: ChainStep = {
  name: { zh: '信息化主管部门', en: 'Authority' },
  role: 'authority',
  mode: 'k',
  k: 2,
  hours: 16,
}

describe('the last approval', () => {
  test('confirms room, writes instance and run, and tells the requester', async ({ db }) => {
    await aPool(db)
    const { staff, head, submitted, line } = await anOrderingAgency(db)
    const order = await submitted([line({ quantity: 2 })])
    const step = await openStepOf(db, order.id)
    await decideStep(head.ctx, vote(step.id))
    const after = await findOrder(staff.ctx, order.id)
    expect(after).toMatchObject({ state: 'fulfilling', waitingFor: { kind: 'platform' } })
    const lines = await linesOf(staff.ctx, order.id)
    expect(lines.map(({ state }) => state)).toEqual(['provisioning', 'provisioning'])
    const tokens = lines.map(({ token }) => `'${token}'`).join()
    expect(await countRows(db, 'reservation', `key in (${tokens}) and state = 'confirmed'`)).toBe(2)
    expect(await countRows(db, 'run', `order_id = '${order.id}' and kind = 'create'`)).toBe(2)
    expect(
      await countRows(db, 'notification', `subject = 'approval_step:${step.id}' and done_at is null`),
    ).toBe(0)
    expect(await countRows(db, 'notification', `kind = 'orderApproved' and person_id = '${staff.id}'`)).toBe(
      1,
    )
    const [kept] = await aSystem(db).db.select().from(approvalVotes).where(eq(approvalVotes.stepId, step.id))
    const basis = kept?.basis as { items: { key: string; value: unknown }[] }
    expect(basis.items.find(({ key }) => key === 'total')?.value).toBe(order.totalFen.toString())
    expect(basis.items.map(({ key }) => key)).toContain('quota.vcpu')
  })

  test('without room: a line that may wait waits, one that may not refuses the approval', async ({ db }) => {
    const { head, line, submitted } = await anOrderingAgency(db)
    const huge = { config: { hostName: 'big', dataDiskGiB: 2000 }, quantity: 1 }
    await aSystem(db).db.execute(`update host set state = 'maintenance'`)
    const waits = await submitted([line({ ...huge, onNoCapacity: 'wait' })])
    await decideStep(head.ctx, vote((await openStepOf(db, waits.id)).id))
    expect((await linesOf(head.ctx, waits.id)).map(({ state }) => state)).toEqual(['waitingForCapacity'])
    expect((await findOrder(head.ctx, waits.id))?.waitingFor?.kind).toBe('capacity')
    const refuses = await submitted([line({ ...huge, onNoCapacity: 'refuse' })])
    const step = await openStepOf(db, refuses.id)
    await expect(decideStep(head.ctx, vote(step.id))).rejects.toMatchObject({ code: 'orders.noCapacity' })
    expect((await findOrder(head.ctx, refuses.id))?.state).toBe('approving')
    await aSystem(db).db.execute(`update host set state = 'up'`)
  })

  test('a line that starts later waits for its day, holding no room', async ({ db }) => {
    await aPool(db)
    const { head, line, submitted } = await anOrderingAgency(db)
    const order = await submitted([line({ startsOn: '2026-12-01' })])
    await decideStep(head.ctx, vote((await openStepOf(db, order.id)).id))
    const [later] = await linesOf(head.ctx, order.id)
    expect(later?.state).toBe('scheduled')
    expect(await countRows(db, 'reservation', `key = '${later?.token}'`)).toBe(0)
  })
})

describe('a chain of several voices', () => {
  test('the agency first, then two of three at the authority, even when both click at once', async ({
    db,
  }) => {
    await aPool(db)
    const voices = await Promise.all([1, 2, 3].map(() => aPerson(db, null, ['authority'])))
    const { head, submitted } = await anOrderingAgency(db, { steps: [headOfAgency, authority] })
    const order = await submitted()
    const [first, second] = await stepsOf(aSystem(db), order.id)
    await decideStep(head.ctx, vote(first?.id ?? ''))
    const open = await openStepOf(db, order.id)
    expect(open).toMatchObject({ id: second?.id, needed: 2 })
    expect((await findOrder(head.ctx, order.id))?.waitingFor?.people).toHaveLength(3)
    await Promise.all(voices.slice(0, 2).map(({ ctx }) => decideStep(ctx, vote(open.id))))
    expect((await findOrder(head.ctx, order.id))?.state).toBe('fulfilling')
    await expect(decideStep(voices[2]?.ctx ?? head.ctx, vote(open.id))).rejects.toMatchObject({
      code: 'orders.notApproving',
    })
  })

  test('a step for which too few are left is not begun, and says whom to ask', async ({ db }) => {
    const two = { ...headOfAgency, name: { zh: '两位负责人', en: 'Two heads' }, mode: 'k' as const, k: 2 }
    const { agency, head, submitted } = await anOrderingAgency(db, { steps: [headOfAgency, two] })
    const second = await aPerson(db, agency.id, ['approver'])
    await aPerson(db, agency.id, ['agencyAdmin'], { name: '韩知序' })
    const order = await submitted()
    await aSystem(db).db.update(people).set({ state: 'disabled' }).where(eq(people.id, second.id))
    const step = await openStepOf(db, order.id)
    await expect(decideStep(head.ctx, vote(step.id))).rejects.toMatchObject({
      code: 'orders.noApprover',
      details: { params: { step: '两位负责人', stepEn: 'Two heads' }, contact: '韩知序' },
    })
  })

  test('nobody votes twice, and not on a step that is not open yet', async ({ db }) => {
    const { agency, head, submitted } = await anOrderingAgency(db, {
      steps: [{ ...headOfAgency, mode: 'all' }, headOfAgency],
    })
    await aPerson(db, agency.id, ['approver'])
    const order = await submitted()
    const [first, second] = await stepsOf(aSystem(db), order.id)
    await decideStep(head.ctx, vote(first?.id ?? ''))
    await expect(decideStep(head.ctx, vote(first?.id ?? ''))).rejects.toMatchObject({
      code: 'orders.alreadyVoted',
    })
    await expect(decideStep(head.ctx, vote(second?.id ?? ''))).rejects.toMatchObject({
      code: 'orders.stepClosed',
    })
  })

  test('a delegate votes for the absent approver until the end date', async ({ db }) => {
    await aPool(db)
    const { agency, head, submitted } = await anOrderingAgency(db)
    const delegate = await aPerson(db, agency.id, ['finance'], { name: '尹朝歌' })
    await aSystem(db)
      .db.insert(delegations)
      .values({
        agencyId: agency.id,
        fromPersonId: head.id,
        toPersonId: delegate.id,
        reason: '出差',
        startsAt: new Date(testNow.getTime() - 86_400_000),
        endsAt: new Date(testNow.getTime() + 86_400_000),
      })
    const order = await submitted()
    const step = await openStepOf(db, order.id)
    expect(step.personIds).toContain(delegate.id)
    const later = aCtx(db, agency.id, ['finance'], delegate.id, new Date(testNow.getTime() + 2 * 86_400_000))
    await expect(decideStep(later, vote(step.id))).rejects.toMatchObject({ code: 'orders.notEligible' })
    await decideStep(delegate.ctx, vote(step.id))
    const [kept] = await aSystem(db).db.select().from(approvalVotes).where(eq(approvalVotes.stepId, step.id))
    expect(kept).toMatchObject({ personId: delegate.id, forPersonId: head.id })
  })
})

describe('returning and rejecting', () => {
  test('a return gives the draft back with its reasons and frees every hold', async ({ db }) => {
    const { agency, staff, head, submitted } = await anOrderingAgency(db)
    const order = await submitted()
    await decideStep(head.ctx, vote((await openStepOf(db, order.id)).id, 'return', '请缩减数量'))
    expect(await findOrder(staff.ctx, order.id)).toMatchObject({
      state: 'draft',
      returnedReason: '请缩减数量',
      waitingFor: { kind: 'requester', people: ['沈怡宁'] },
    })
    expect(await countRows(db, 'quota', `agency_id = '${agency.id}' and held > 0`)).toBe(0)
    expect(await countRows(db, 'budget', `agency_id = '${agency.id}' and held_fen > 0`)).toBe(0)
    expect(
      await countRows(db, 'order_revision', `order_id = '${order.id}' and returned_reason = '请缩减数量'`),
    ).toBe(1)
  })

  test('a rejection ends the order', async ({ db }) => {
    const { agency, staff, head, submitted } = await anOrderingAgency(db)
    const order = await submitted()
    await decideStep(head.ctx, vote((await openStepOf(db, order.id)).id, 'reject', '不需要'))
    expect(await findOrder(staff.ctx, order.id)).toMatchObject({ state: 'rejected', endReason: '不需要' })
    expect(await countRows(db, 'quota_claim', `agency_id = '${agency.id}' and state <> 'released'`)).toBe(0)
  })
})

describe('who may not decide', () => {
  test('neither the requester nor a subordinate, even with the role', async ({ db }) => {
    const { agency, staff, submitted } = await anOrderingAgency(db)
    const order = await submitted()
    const step = await openStepOf(db, order.id)
    const self = aCtx(db, agency.id, ['staff', 'approver'], staff.id)
    await expect(decideStep(self, vote(step.id))).rejects.toMatchObject({
      code: 'orders.ownRequest',
      details: { params: { rule: 'requester-approver' } },
    })
    const below = await aPerson(db, agency.id, ['approver'], { superiorId: staff.id })
    await expect(decideStep(below.ctx, vote(step.id))).rejects.toMatchObject({
      code: 'orders.superiorRequest',
      details: { params: { rule: 'subordinate-approver' } },
    })
  })

  test('nor whose other roles exclude deciding, however they came by both', async ({ db }) => {
    const { agency, submitted } = await anOrderingAgency(db)
    const security = await aPerson(db, null, ['securityAdmin'])
    const both = await aPerson(db, agency.id, ['approver', 'finance'])
    const step = await openStepOf(db, (await submitted()).id)
    const rule = { code: 'finance-approver-o', scope: 'agency' as const, reasonZh: '两人', reasonEn: 'Two' }
    await addDutyRule(security.ctx, { ...rule, roleA: 'finance', roleB: 'approver' })
    await expect(decideStep(both.ctx, vote(step.id))).rejects.toMatchObject({ code: 'agencies.dutyConflict' })
    const listed = (await listAllDutyRules(security.ctx)).find(({ code }) => code === rule.code)
    await switchDutyRule(security.ctx, { ruleId: listed?.id ?? '', active: 'off' })
    await decideStep(both.ctx, vote(step.id, 'return'))
  })

  test('not an approver of another agency, nor staff, nor anybody without a second factor', async ({
    db,
  }) => {
    const { head, staff, submitted } = await anOrderingAgency(db)
    const step = await openStepOf(db, (await submitted()).id)
    const stranger = aCtx(db, (await anAgency(db)).id, ['approver'])
    await expect(decideStep(stranger, vote(step.id))).rejects.toMatchObject({ kind: 'notFound' })
    await expect(decideStep(staff.ctx, vote(step.id))).rejects.toMatchObject({ code: 'orders.ownRequest' })
    const weak = { ...head.ctx, actor: { ...head.ctx.actor, secondFactor: false } }
    await expect(decideStep(weak, vote(step.id))).rejects.toMatchObject({ code: 'auth.secondFactorNeeded' })
  })
})
