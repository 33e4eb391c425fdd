import { aToken, send, setBusinessTime } from '@/lib/api/testing/send'
import { anOrderingAgency } from '@/lib/orders/testing/an-order'
import { describe, expect, test } from '@/lib/testing/db'
import { countRows } from '@/lib/testing/factories'

const json = async (response: Response) => ({ status: response.status, ...(await response.json()) })

describe('an order by program', () => {
  test('is drafted, changed, submitted, approved by somebody else, and read in its new state', async ({
    db,
  }) => {
    await setBusinessTime(db)
    const { staff, head, content } = await anOrderingAgency(db, { fulfilment: 'manual' })
    const token = await aToken(staff.ctx, ['order:create', 'order:submit', 'order:read', 'order:message'])
    const made = await send(db, 'POST', '/orders', { token, body: { title: '未完成' } })
    const { id } = await made.clone().json()
    expect([made.status, made.headers.get('location')]).toEqual([201, `/api/v1/orders/${id}`])
    const ifMatch = { 'if-match': made.headers.get('etag') ?? '' }
    const unready = await json(await send(db, 'POST', `/orders/${id}/submit`, { token, headers: ifMatch }))
    expect(unready).toMatchObject({ status: 422, code: 'orders.incomplete' })
    expect(unready.errors).toContainEqual(expect.objectContaining({ in: 'body', name: 'justification' }))

    const changed = await send(db, 'PUT', `/orders/${id}`, { token, headers: ifMatch, body: content() })
    expect(changed.status).toBe(200)
    const stale = await json(
      await send(db, 'PUT', `/orders/${id}`, { token, headers: ifMatch, body: content() }),
    )
    expect(stale).toMatchObject({ status: 412, code: 'api.stale' })
    expect((await send(db, 'PUT', `/orders/${id}`, { token, body: content() })).status).toBe(428)

    const now = { 'if-match': changed.headers.get('etag') ?? '' }
    const submitted = await json(await send(db, 'POST', `/orders/${id}/submit`, { token, headers: now }))
    expect(submitted).toMatchObject({ state: 'approving', revision: 1, waitingFor: { people: ['顾长河'] } })
    const step = `/orders/${id}/steps/${submitted.steps[0].id}/decision`
    const said = await send(db, 'POST', `/orders/${id}/messages`, { token, body: { body: '请尽快' } })
    expect(said.status).toBe(201)

    const approver = await aToken(head.ctx, ['order:approve', 'order:read'])
    expect((await send(db, 'POST', step, { token, body: { decision: 'approve' } })).status).toBe(403)
    const noReason = await json(
      await send(db, 'POST', step, { token: approver, body: { decision: 'return' } }),
    )
    expect(noReason).toMatchObject({ status: 422, errors: [{ in: 'body', name: 'comment' }] })
    const key = { 'idempotency-key': 'approve-1' }
    const approve = { token: approver, body: { decision: 'approve' }, headers: key }
    const decided = await json(await send(db, 'POST', step, approve))
    expect(decided).toMatchObject({ status: 200, state: 'fulfilling' })
    const repeated = await send(db, 'POST', step, approve)
    expect(repeated.headers.get('idempotency-replayed')).toBe('true')
    expect(await json(repeated)).toEqual(decided)
    expect(await countRows(db, 'approval_vote', `step_id = '${submitted.steps[0].id}'`)).toBe(1)
  })

  test('is withdrawn with its reason, and not twice', async ({ db }) => {
    const { staff, submitted } = await anOrderingAgency(db)
    const { id } = await submitted()
    const token = await aToken(staff.ctx, ['order:withdraw'])
    const path = `/orders/${id}/withdraw`
    const done = await json(await send(db, 'POST', path, { token, body: { reason: '重复' } }))
    expect(done).toMatchObject({ status: 200, state: 'withdrawn', endReason: '重复' })
    const again = await json(await send(db, 'POST', path, { token, body: {} }))
    expect(again).toMatchObject({ status: 422, code: 'orders.notWithdrawable' })
  })
})
