import { eq } from 'drizzle-orm'
import { suspendAgency } from '@/lib/agencies/suspend-agency'
import { notifications } from '@/lib/db/schema/notify'
import { orders } from '@/lib/db/schema/orders'
import { linesOf, stepsOf } from '@/lib/orders/queries'
import { saveDraft } from '@/lib/orders/save-draft'
import { submitOrder } from '@/lib/orders/submit-order'
import { anOrderingAgency, aRule, headOfAgency } from '@/lib/orders/testing/an-order'
import { budgetsOf, quotaOf } from '@/lib/quota/queries'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aPerson, aSystem, countRows } from '@/lib/testing/factories'

describe('submitting an order', () => {
  test('prices every unit, holds quota and budget, and asks the head of the department', async ({ db }) => {
    const { agency, head, line, submitted, budget, priced } = await anOrderingAgency(db)
    const order = await submitted([
      line({ quantity: 2, config: { hostName: 'app-{03..04}', dataDiskGiB: 60 } }),
    ])
    expect(order).toMatchObject({ state: 'approving', revision: 1, families: ['infrastructure'] })
    const lines = await linesOf(aSystem(db), order.id)
    expect(lines.map(({ name }) => name)).toEqual(['app-03', 'app-04'])
    // 42 days = 1008 h: machine 564.48 + disk of 100 GiB 80.64, each
    expect(lines.map(({ amountFen }) => amountFen)).toEqual([64_512n, 64_512n])
    expect(lines[0]).toMatchObject({
      agreementId: priced.agreement.id,
      priceVersionId: priced.priceVersion.id,
    })
    expect(order.totalFen).toBe(129_024n)
    const quotas = await quotaOf(aSystem(db), agency.id)
    expect(Object.fromEntries(quotas.map(({ kind, held }) => [kind, held]))).toEqual({
      vcpu: 8,
      memoryMiB: 16_384,
      diskGiB: 200,
      instances: 2,
    })
    expect((await budgetsOf(aSystem(db), agency.id)).find(({ id }) => id === budget.id)?.heldFen).toBe(
      129_024n,
    )
    const [step] = await stepsOf(aSystem(db), order.id)
    // Friday 10:00, eight working hours: Monday 11:00.
    expect(step).toMatchObject({ state: 'open', personIds: [head.id], needed: 1 })
    expect(step?.dueAt?.toISOString()).toBe('2026-11-23T03:00:00.000Z')
    const [saved] = await aSystem(db).db.select().from(orders).where(eq(orders.id, order.id))
    expect(saved?.waitingFor).toEqual({ kind: 'approval', people: ['顾长河'] })
    const told = await aSystem(db).db.select().from(notifications).where(eq(notifications.personId, head.id))
    expect(told).toMatchObject([{ kind: 'orderApproval', waits: true, subject: `approval_step:${step?.id}` }])
    expect(await countRows(db, 'audit_event', `object_id = '${order.id}' and action = 'order.submit'`)).toBe(
      1,
    )
  })

  test('names every field that is wrong, and keeps the draft and its holds as they were', async ({ db }) => {
    const { agency, staff, line, draft } = await anOrderingAgency(db)
    const { id, formVersion } = await draft(
      [line({ agreementId: null, config: { hostName: 'Not_A_Name' } })],
      { title: ' ', endsOn: '2027-01-31' },
    )
    await expect(submitOrder(staff.ctx, { orderId: id, formVersion })).rejects.toMatchObject({
      kind: 'invalid',
      code: 'orders.incomplete',
      details: {
        fields: {
          title: { code: 'orders.titleNeeded' },
          endsOn: { code: 'orders.pastFiscalYear', params: { last: '2026-12-31' } },
          'lines.0.agreementId': { code: 'orders.agreementNeeded' },
          'lines.0.config.hostName': { code: 'catalog.formHostName' },
        },
      },
    })
    expect(await countRows(db, 'order', `id = '${id}' and state = 'draft'`)).toBe(1)
    expect(await countRows(db, 'quota_claim', `agency_id = '${agency.id}'`)).toBe(0)
  })

  test('is refused when quota or budget is short, and nothing is half held', async ({ db }) => {
    const small = await anOrderingAgency(db, { quota: 6 })
    await expect(small.submitted([small.line({ quantity: 2 })])).rejects.toMatchObject({
      code: 'quota.exceeded',
    })
    expect(await countRows(db, 'quota', `agency_id = '${small.agency.id}' and held > 0`)).toBe(0)
    await expect(small.submitted([small.line({ quantity: 3 })])).rejects.toMatchObject({
      details: {
        params: {
          kind: 'diskGiB',
          wanted: 120,
          left: 6,
          short: expect.stringContaining('vCPU需要 12 核，剩余 6 核'),
        },
      },
    })
    const poor = await anOrderingAgency(db, { approvedFen: 1000n })
    await expect(poor.submitted()).rejects.toMatchObject({ code: 'quota.budgetExceeded' })
    expect(await countRows(db, 'order_line', `agency_id = '${poor.agency.id}'`)).toBe(0)
  })

  test('a refusal names what could be closed to make room', async ({ db }) => {
    const { agency, submitted, line } = await anOrderingAgency(db, { quota: 60 })
    await submitted([line({ config: { hostName: 'old-app' } })])
    const { db: rows } = aSystem(db)
    await rows.execute(`update quota_claim set state = 'used' where agency_id = '${agency.id}'`)
    await rows.execute(`update quota set used = held, held = 0 where agency_id = '${agency.id}'`)
    await expect(submitted()).rejects.toMatchObject({
      code: 'quota.exceeded',
      details: { params: { kind: 'diskGiB', missing: 20, free: 'old-app' } },
    })
    await expect(submitted([line({ quantity: 9 })])).rejects.toMatchObject({
      details: { params: { free: 'none' } },
    })
  })

  test('names whom to ask when nobody may approve it', async ({ db }) => {
    const { agency, staff, draft } = await anOrderingAgency(db, {
      steps: [{ ...headOfAgency, mode: 'k', k: 2 }],
    })
    await aPerson(db, agency.id, ['agencyAdmin'], { name: '韩知序' })
    await aPerson(db, agency.id, ['approver'], { superiorId: staff.id, name: '下属' })
    const { id, formVersion } = await draft()
    await expect(submitOrder(staff.ctx, { orderId: id, formVersion })).rejects.toMatchObject({
      code: 'orders.noApprover',
      details: { contact: '韩知序' },
    })
  })

  test('a rule may approve small orders by itself, recorded as such', async ({ db }) => {
    const { agency, submitted } = await anOrderingAgency(db)
    await aRule(db, agency.id, [], { maxFen: '100000' }).then((rule) =>
      aSystem(db).db.execute(`update approval_rule set priority = 0 where id = '${rule.id}'`),
    )
    const order = await submitted()
    expect(order).toMatchObject({ state: 'approved', autoApproved: true })
    expect(await stepsOf(aSystem(db), order.id)).toEqual([])
    expect(
      await countRows(db, 'audit_event', `object_id = '${order.id}' and action = 'order.approveByRule'`),
    ).toBe(1)
    expect(
      await countRows(db, 'pgboss"."job', `name = 'fulfilOrder' and data->>'orderId' = '${order.id}'`),
    ).toBe(1)
  })

  test('a form that is not the latest is refused, as is a second submission', async ({ db }) => {
    const { staff, content, draft } = await anOrderingAgency(db)
    const { id, formVersion } = await draft()
    await saveDraft(staff.ctx, { orderId: id, formVersion, content: content() })
    await expect(submitOrder(staff.ctx, { orderId: id, formVersion })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'actions.stale',
    })
    const order = await submitOrder(staff.ctx, { orderId: id, formVersion: formVersion + 1 })
    await expect(
      submitOrder(staff.ctx, { orderId: id, formVersion: order.formVersion }),
    ).rejects.toMatchObject({ code: 'orders.notDraft' })
  })

  test('an approver may not submit, a colleague not for another, and to a stranger it does not exist', async ({
    db,
  }) => {
    const { agency, head, draft } = await anOrderingAgency(db)
    const { id, formVersion } = await draft()
    const input = { orderId: id, formVersion }
    await expect(submitOrder(head.ctx, input)).rejects.toMatchObject({ kind: 'forbidden' })
    const colleague = await aPerson(db, agency.id, ['staff'])
    await expect(submitOrder(colleague.ctx, input)).rejects.toMatchObject({ code: 'orders.notYours' })
    const stranger = aCtx(db, (await anAgency(db)).id, ['staff'])
    await expect(submitOrder(stranger, input)).rejects.toMatchObject({ kind: 'notFound' })
  })

  test('a suspended agency orders nothing new', async ({ db }) => {
    const { agency, line, submitted } = await anOrderingAgency(db)
    const { ctx } = await aPerson(db, null, ['authority'])
    await suspendAgency(ctx, { agencyId: agency.id, reason: '欠缴' })
    await expect(submitted([line({})])).rejects.toMatchObject({ code: 'agencies.suspended' })
  })
})
