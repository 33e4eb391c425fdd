import { eq } from 'drizzle-orm'
import type { Databases } from '@/lib/context'
import { instances } from '@/lib/db/schema/provisioning'
import { decideStep } from '@/lib/orders/decide-step'
import { endOfPeriod } from '@/lib/orders/end-of-period'
import { expireHolds } from '@/lib/orders/expire-holds'
import { noteStuckLine } from '@/lib/orders/note-stuck-line'
import { findOrder, linesOf } from '@/lib/orders/queries'
import { remindOverdue } from '@/lib/orders/remind-overdue'
import { resumeWaitingOrders } from '@/lib/orders/resume-waiting-orders'
import { saveDraft } from '@/lib/orders/save-draft'
import { settleLine } from '@/lib/orders/settle-line'
import { submitOrder } from '@/lib/orders/submit-order'
import { anOrderingAgency, aQuickPool, openStepOf } from '@/lib/orders/testing/an-order'
import { advanceRun } from '@/lib/provisioning/advance-run'
import { listRunsOf } from '@/lib/provisioning/queries'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, aSystem, countRows } from '@/lib/testing/factories'

const at = (moment: string) => new Date(`${moment}+08:00`)
const hooks = { finished: settleLine, stuck: noteStuckLine }

async function running(db: Databases, values: { endAction?: 'renew' | 'stop' | 'close' } = {}) {
  await aQuickPool(db)
  const world = await anOrderingAgency(db)
  const order = await world.submitted([world.line(values)])
  await decideStep(world.head.ctx, {
    stepId: (await openStepOf(db, order.id)).id,
    decision: 'approve',
    comment: '',
  })
  await advanceRun(
    aSystem(db),
    { runId: (await listRunsOf(world.staff.ctx, { orderId: order.id }))[0]?.id ?? '' },
    hooks,
  )
  const [line] = await linesOf(world.staff.ctx, order.id)
  return { ...world, order, instanceId: line?.instanceId ?? '' }
}

describe('the clock of an approval', () => {
  test('reminds at four fifths and tells the authority at the end, once each', async ({ db }) => {
    const { head, submitted } = await anOrderingAgency(db)
    await submitted()
    const reminders = () =>
      countRows(db, 'notification', `kind = 'approvalReminder' and person_id = '${head.id}'`)
    await remindOverdue(aSystem(db, at('2026-11-23T08:00:00')))
    expect(await reminders()).toBe(0)
    await remindOverdue(aSystem(db, at('2026-11-23T10:00:00')))
    await remindOverdue(aSystem(db, at('2026-11-23T10:01:00')))
    expect(await reminders()).toBe(1)
    await remindOverdue(aSystem(db, at('2026-11-23T12:00:00')))
    expect(await countRows(db, 'approval_step', 'escalated_at is not null')).toBe(1)
    await expect(remindOverdue(head.ctx)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('holds end after thirty days, and the order with them', async ({ db }) => {
    const { agency, staff, submitted } = await anOrderingAgency(db)
    const order = await submitted()
    await expireHolds(aSystem(db, at('2026-12-19T00:00:00')))
    expect((await findOrder(staff.ctx, order.id))?.state).toBe('approving')
    await expireHolds(aSystem(db, at('2026-12-21T00:00:00')))
    expect(await findOrder(staff.ctx, order.id)).toMatchObject({
      state: 'withdrawn',
      endReason: 'holdsExpired',
    })
    expect(await countRows(db, 'quota', `agency_id = '${agency.id}' and held > 0`)).toBe(0)
    await expect(expireHolds(staff.ctx)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('a scheduled line begins on its day', async ({ db }) => {
    await aQuickPool(db)
    const { staff, head, line, submitted } = await anOrderingAgency(db)
    const order = await submitted([line({ startsOn: '2026-12-01' })])
    await decideStep(head.ctx, {
      stepId: (await openStepOf(db, order.id)).id,
      decision: 'approve',
      comment: '',
    })
    await resumeWaitingOrders(aSystem(db, at('2026-11-30T23:00:00')))
    expect((await linesOf(staff.ctx, order.id))[0]?.state).toBe('scheduled')
    await resumeWaitingOrders(aSystem(db, at('2026-12-01T00:01:00')))
    expect((await linesOf(staff.ctx, order.id))[0]?.state).toBe('provisioning')
    await expect(resumeWaitingOrders(staff.ctx)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

describe('the end of a period', () => {
  test('a renewal order is made ready once, and what was not renewed keeps running', async ({ db }) => {
    const { staff, instanceId } = await running(db, { endAction: 'renew' })
    await endOfPeriod(aSystem(db, at('2026-12-02T09:00:00')))
    await endOfPeriod(aSystem(db, at('2026-12-25T09:00:00')))
    const drafts = `requester_id = '${staff.id}' and state = 'draft' and content @> '{"lines":[{"kind":"renew"}]}'`
    expect(await countRows(db, 'order', drafts)).toBe(1)
    await endOfPeriod(aSystem(db, at('2027-01-02T09:00:00')))
    expect(await countRows(db, 'instance', `id = '${instanceId}' and state = 'running'`)).toBe(1)
    expect(await countRows(db, 'notification', `person_id = '${staff.id}' and kind like 'period%'`)).toBe(3)
    await expect(endOfPeriod(staff.ctx)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('what was to stop is stopped on the day after', async ({ db }) => {
    const { instanceId } = await running(db, { endAction: 'stop' })
    await endOfPeriod(aSystem(db, at('2027-01-01T09:00:00')))
    expect(await countRows(db, 'run', `instance_id = '${instanceId}' and kind = 'stop'`)).toBe(1)
  })
})

describe('changing what runs', () => {
  async function ordered(db: Databases, kind: 'renew' | 'close') {
    const world = await running(db, {})
    const { staff, head, agency, line, content } = world
    await aSystem(db)
      .db.update(instances)
      .set({ endsOn: '2026-12-15' })
      .where(eq(instances.id, world.instanceId))
    const now = at('2026-11-25T10:00:00')
    const later = aCtx(db, agency.id, ['staff'], staff.id, now)
    const asked = {
      ...content([line({ kind, instanceId: world.instanceId })]),
      startsOn: '2026-11-25',
      ...(kind === 'close' ? { budgetId: null, startsOn: null, endsOn: null } : {}),
    }
    const { id, formVersion } = await saveDraft(later, {
      orderId: crypto.randomUUID(),
      formVersion: 0,
      content: asked,
    })
    const order = await submitOrder(later, { orderId: id, formVersion })
    const stepId = (await openStepOf(db, order.id)).id
    await decideStep(aCtx(db, agency.id, ['approver'], head.id, now), {
      stepId,
      decision: 'approve',
      comment: '',
    })
    return { ...world, order, now }
  }

  test('a renewal costs the days after the present end, moves the end at once, and its price when its days begin', async ({
    db,
  }) => {
    const { staff, order, instanceId } = await ordered(db, 'renew')
    // 16 to 31 December: 384 h at 0.56, and 40 GiB of disk.
    expect(order.totalFen).toBe(21_504n + 1_229n)
    const [line] = await linesOf(staff.ctx, order.id)
    const term = `id = '${instanceId}' and ends_on = '2026-12-31' and term_line_id = '${line?.id}'`
    expect(await countRows(db, 'instance', `id = '${instanceId}' and ends_on = '2026-12-31'`)).toBe(1)
    expect(await countRows(db, 'instance', term)).toBe(0)
    await resumeWaitingOrders(aSystem(db, at('2026-12-16T00:00:20')))
    expect(await findOrder(staff.ctx, order.id)).toMatchObject({ state: 'completed' })
    expect(await countRows(db, 'instance', term)).toBe(1)
  })

  test('a closing needs no budget and no period, and frees the budget but for what was used; quota when nothing can be restored', async ({
    db,
  }) => {
    const { agency, staff, order, now } = await ordered(db, 'close')
    const [run] = await listRunsOf(staff.ctx, { orderId: order.id })
    await advanceRun(aSystem(db, now), { runId: run?.id ?? '' }, hooks)
    expect(await findOrder(staff.ctx, order.id)).toMatchObject({ state: 'completed' })
    // Five days of 1,008 h ordered: 120 h at 0.56 and 40 GiB.
    expect(
      await countRows(db, 'budget', `agency_id = '${agency.id}' and committed_fen = ${6720 + 384}`),
    ).toBe(1)
    expect(await countRows(db, 'quota', `agency_id = '${agency.id}' and kind = 'vcpu' and used = 4`)).toBe(1)
  })
})
