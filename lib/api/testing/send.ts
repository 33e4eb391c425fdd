import { sql } from 'drizzle-orm'
import { answer } from '@/lib/api/answer'
import { operations } from '@/lib/api/operations/all'
import { createAccessToken } from '@/lib/auth/create-access-token'
import type { TokenScope } from '@/lib/auth/token-scopes'
import type { Ctx, Databases } from '@/lib/context'
import { aSystem, testNow } from '@/lib/testing/factories'

type Options = { token?: string; body?: unknown; headers?: Record<string, string>; raw?: string }

/** One request to /api/v1 as a program sends it. Writes get a key of their own unless the test names one. */
export async function send(
  db: Databases,
  method: string,
  path: string,
  { token, body, headers = {}, raw }: Options = {},
): Promise<Response> {
  const url = new URL(`http://portal.test/api/v1${path}`)
  const { matching, params } = route(url.pathname.slice('/api/v1'.length))
  const text = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  const all = new Headers({
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(text === undefined ? {} : { 'content-type': 'application/json' }),
    ...(method === 'POST' ? { 'idempotency-key': crypto.randomUUID() } : {}),
    ...headers,
  })
  return answer(db, matching, new Request(url, { method, headers: all, body: text }), params)
}

function route(path: string) {
  const parts = path.split('/')
  const params: Record<string, string> = {}
  const matching = operations.filter((operation) => {
    const names = operation.path.split('/')
    if (names.length !== parts.length) return false
    return names.every((name, at) => {
      const parameter = /^\{(.+)\}$/.exec(name)?.[1]
      if (parameter) params[parameter] = parts[at] ?? ''
      return parameter !== undefined || name === parts[at]
    })
  })
  return { matching, params }
}

export const aToken = async (ctx: Ctx, scopes: TokenScope[], days = 30): Promise<string> =>
  (await createAccessToken(ctx, { name: '测试令牌', scopes, days })).token

/** Requests over HTTP read the portal's clock; this sets it to the day the factories live in. */
export async function setBusinessTime(db: Databases): Promise<void> {
  const offset = Math.round((testNow.getTime() - Date.now()) / 1000)
  await aSystem(db).db.execute(
    sql`insert into setting (key, value) values ('clock.offsetSeconds', ${offset}::text::jsonb)
      on conflict (key) do update set value = excluded.value`,
  )
}
