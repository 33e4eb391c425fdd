import { aToken, send } from '@/lib/api/testing/send'
import { anOrderingAgency } from '@/lib/orders/testing/an-order'
import { describe, expect, test } from '@/lib/testing/db'
import { countRows } from '@/lib/testing/factories'

describe('an idempotency key', () => {
  test('gives one order and one answer, twenty times at once', async ({ db }) => {
    const { staff } = await anOrderingAgency(db)
    const token = await aToken(staff.ctx, ['order:create'])
    const ask = () =>
      send(db, 'POST', '/orders', { token, body: { title: '一次' }, headers: { 'idempotency-key': 'once' } })
    const answers = await Promise.all(Array.from({ length: 20 }, ask))
    const texts = await Promise.all(answers.map((answer) => answer.text()))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(texts).size).toBe(1)
    expect(new Set(answers.map((answer) => answer.headers.get('location'))).size).toBe(1)
    expect(await countRows(db, 'order', `requester_id = '${staff.id}'`)).toBe(1)
  })

  test('is refused for other content, missing or unreadable', async ({ db }) => {
    const { staff } = await anOrderingAgency(db)
    const token = await aToken(staff.ctx, ['order:create'])
    const ask = (key: string, title: string) =>
      send(db, 'POST', '/orders', { token, body: { title }, headers: { 'idempotency-key': key } })
    expect((await ask('k', '甲')).status).toBe(201)
    const other = await ask('k', '乙')
    expect([other.status, (await other.json()).code]).toEqual([409, 'api.idempotencyKeyReused'])
    for (const key of ['', 'x'.repeat(101), 'two words']) expect((await ask(key, '丙')).status).toBe(400)
    expect(await countRows(db, 'order', `requester_id = '${staff.id}'`)).toBe(1)
  })

  test('is its owner’s alone', async ({ db }) => {
    const { staff } = await anOrderingAgency(db)
    const other = await anOrderingAgency(db)
    const headers = { 'idempotency-key': 'shared' }
    const ids = await Promise.all(
      [staff, other.staff].map(async ({ ctx }) => {
        const token = await aToken(ctx, ['order:create'])
        return (await (await send(db, 'POST', '/orders', { token, body: {}, headers })).json()).id
      }),
    )
    expect(new Set(ids).size).toBe(2)
  })

  test('keeps a refusal too: the same answer, though the cause has gone', async ({ db }) => {
    const { staff, submitted, draft } = await anOrderingAgency(db)
    const { id } = await draft()
    const token = await aToken(staff.ctx, ['order:withdraw'])
    const headers = { 'idempotency-key': 'refused' }
    const ask = (order: string) => send(db, 'POST', `/orders/${order}/withdraw`, { token, body: {}, headers })
    const first = await (await ask(id)).json()
    const second = await ask(id)
    expect(second.status).toBe(422)
    expect(await second.json()).toMatchObject({ code: first.code, title: first.title })
    expect((await ask((await submitted()).id)).status).toBe(409)
  })
})
