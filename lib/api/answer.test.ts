import { sql } from 'drizzle-orm'
import { ratePerMinute } from '@/lib/api/answer'
import { aToken, send } from '@/lib/api/testing/send'
import { anOrderingAgency } from '@/lib/orders/testing/an-order'
import { describe, expect, test } from '@/lib/testing/db'
import { aSystem, countRows } from '@/lib/testing/factories'

const problem = async (response: Response) => {
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  const body = await response.json()
  expect(body).toMatchObject({ status: response.status, requestId: response.headers.get('x-request-id') })
  expect(body.type).toBe(`urn:zhengtong:problem:${body.code}`)
  return body
}

describe('/api/v1 refuses', () => {
  test('nobody, and a token that is not one', async ({ db }) => {
    const nobody = await send(db, 'GET', '/orders')
    expect(nobody.status).toBe(401)
    expect(nobody.headers.get('www-authenticate')).toContain('Bearer')
    expect(await problem(nobody)).toMatchObject({ code: 'api.tokenMissing', title: '没有出示访问令牌。' })
    const wrong = await send(db, 'GET', '/orders', { token: `zt_${'x'.repeat(43)}` })
    expect(await problem(wrong)).toMatchObject({ status: 401, code: 'api.tokenInvalid' })
  })

  test('a scope that was not given, though the owner may', async ({ db }) => {
    const { staff } = await anOrderingAgency(db)
    const token = await aToken(staff.ctx, ['catalog:read'])
    expect((await send(db, 'GET', '/services', { token })).status).toBe(200)
    const refused = await send(db, 'GET', '/orders', { token, headers: { 'accept-language': 'en' } })
    expect(refused.headers.get('content-language')).toBe('en')
    expect(await problem(refused)).toMatchObject({ status: 403, code: 'auth.notAllowed' })
  })

  test('what the protocol does not allow: method, media types, size, broken JSON', async ({ db }) => {
    const { staff } = await anOrderingAgency(db)
    const token = await aToken(staff.ctx, ['order:create', 'order:read'])
    const method = await send(db, 'DELETE', '/orders', { token })
    expect(method.headers.get('allow')).toBe('GET, POST, HEAD, OPTIONS')
    expect(await problem(method)).toMatchObject({ status: 405 })
    const accept = { accept: 'text/html' }
    expect((await send(db, 'GET', '/orders', { token, headers: accept })).status).toBe(406)
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await send(db, 'POST', '/orders', { token, raw: 'a=b', headers: form })).status).toBe(415)
    const large = JSON.stringify({ title: 'x'.repeat(300_000) })
    expect(await problem(await send(db, 'POST', '/orders', { token, raw: large }))).toMatchObject({
      status: 413,
    })
    for (const raw of ['{"title":', '', '{"title":"\\u0000"}', '{"title":"\\ud800"}'])
      expect(await problem(await send(db, 'POST', '/orders', { token, raw }))).toMatchObject({
        status: 400,
        code: 'api.notJson',
      })
  })

  test('each wrong part by its name, in the caller’s language', async ({ db }) => {
    const { staff } = await anOrderingAgency(db)
    const token = await aToken(staff.ctx, ['order:create', 'order:read'])
    const query = await send(db, 'GET', '/orders?limit=0&state=nothing', { token })
    expect((await problem(query)).errors).toEqual([
      { in: 'query', name: 'limit', detail: '不得小于 1。' },
      { in: 'query', name: 'state', detail: '不在可选项之中。' },
    ])
    const path = await problem(await send(db, 'GET', '/orders/not-an-id', { token }))
    expect(path).toMatchObject({ status: 422, errors: [{ in: 'path', name: 'orderId' }] })
    const body = { title: 'x'.repeat(121), lines: [{ key: 'a', kind: 'destroy' }] }
    const english = { 'accept-language': 'en-GB,en;q=0.9' }
    const wrong = await problem(await send(db, 'POST', '/orders', { token, body, headers: english }))
    expect(wrong.errors).toContainEqual({ in: 'body', name: 'title', detail: 'At most 120 characters.' })
    expect(wrong.errors.map(({ name }: { name: string }) => name)).toContain('lines.0.serviceId')
    expect(await countRows(db, 'order', `requester_id = '${staff.id}'`)).toBe(0)
  })

  test('a token in a hurry, and says when to come back', async ({ db }) => {
    const { staff } = await anOrderingAgency(db)
    const token = await aToken(staff.ctx, ['order:read'])
    expect((await send(db, 'GET', '/orders', { token })).status).toBe(200)
    await aSystem(db).db.execute(
      sql`insert into rate_limit (key, window_start, hits)
        select 'api:' || t.id, to_timestamp((floor(extract(epoch from now()) / 60) + minute) * 60), ${ratePerMinute}
        from access_token t, generate_series(0, 1) minute where t.person_id = ${staff.id}::uuid
        on conflict (key, window_start) do update set hits = excluded.hits`,
    )
    const refused = await send(db, 'GET', '/orders', { token })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await problem(refused)).toMatchObject({ status: 429, code: 'api.tooMany' })
  })
})

describe('/api/v1 reads', () => {
  test('page by page, each order once, though new ones come in between', async ({ db }) => {
    const { staff, draft } = await anOrderingAgency(db)
    // Made within one second of business time: the id decides among them.
    const first = [await draft(), await draft(), await draft()].map(({ id }) => id)
    const token = await aToken(staff.ctx, ['order:read'])
    const one = await (await send(db, 'GET', '/orders?limit=2', { token })).json()
    await send(db, 'POST', '/orders', { token: await aToken(staff.ctx, ['order:create']), body: {} })
    const two = await (await send(db, 'GET', `/orders?limit=2&cursor=${one.nextCursor}`, { token })).json()
    expect([...one.items, ...two.items].map(({ id }: { id: string }) => id)).toEqual(first.sort().reverse())
    expect(two.nextCursor).toBeNull()
    const other = await send(db, 'GET', `/orders?state=draft&cursor=${one.nextCursor}`, { token })
    expect(await problem(other)).toMatchObject({ status: 422, code: 'api.badCursor' })
    expect((await send(db, 'GET', '/orders?cursor=%00%27--', { token })).status).toBe(422)
  })

  test('an unchanged answer is not sent again', async ({ db }) => {
    const { staff, draft } = await anOrderingAgency(db)
    const { id } = await draft()
    const token = await aToken(staff.ctx, ['order:read'])
    const first = await send(db, 'GET', `/orders/${id}`, { token })
    const etag = first.headers.get('etag') ?? ''
    const again = await send(db, 'GET', `/orders/${id}`, { token, headers: { 'if-none-match': etag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  test('to another agency an order, an instance and a statement do not exist', async ({ db }) => {
    const { draft } = await anOrderingAgency(db)
    const { id } = await draft()
    const stranger = await anOrderingAgency(db)
    const token = await aToken(stranger.staff.ctx, ['order:read', 'instance:read', 'statement:read'])
    for (const path of [
      `/orders/${id}`,
      `/orders/${id}/messages`,
      `/instances/${id}`,
      `/statements/${id}/lines`,
    ])
      expect((await send(db, 'GET', path, { token })).status).toBe(404)
    expect((await (await send(db, 'GET', '/orders', { token })).json()).items).toEqual([])
  })
})
