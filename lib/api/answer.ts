import { createTranslator } from 'use-intl/core'
import type { Translate } from '@/lib/actions/describe-error'
import { etagOf, isUnchanged } from '@/lib/api/etag'
import { idempotencyKeyOf, idempotent } from '@/lib/api/idempotent'
import { type Caller, identify } from '@/lib/api/identify'
import type { Input, Operation, Result } from '@/lib/api/operation'
import { problemOf, problemResponse } from '@/lib/api/problem'
import { readInput } from '@/lib/api/read-input'
import { Refusal } from '@/lib/api/refusal'
import { authorize } from '@/lib/auth/permissions'
import { takeRate } from '@/lib/auth/take-rate'
import { canonicalJson } from '@/lib/canonical-json'
import type { Ctx, Databases } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { chooseLocale, type Locale } from '@/lib/i18n/locale'
import { loadMessages } from '@/lib/i18n/messages'
import { hashToken } from '@/lib/tokens'

export const ratePerMinute = 600
type Params = Record<string, string | string[] | undefined>

/** One request to the operations of one address: the same steps for all, and a problem for every refusal. */
export async function answer(
  databases: Databases,
  operations: readonly Operation[],
  request: Request,
  params: Params,
): Promise<Response> {
  const requestId = requestIdOf(request)
  const locale = chooseLocale(undefined, request.headers.get('accept-language'))
  const t = translator(locale)
  const headers = {
    'content-language': locale,
    vary: 'Accept-Language, Authorization, Cookie',
    'cache-control': 'private, no-cache',
    'x-request-id': requestId,
  }
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const operation = operations.find((one) => one.method === method)
  try {
    if (!operation) throw wrongMethod(operations, request.method)
    negotiate(request)
    const caller = await identify(databases, request, requestId)
    await limit(caller)
    authorize(caller.ctx.actor, operation.permission)
    const input = await readInput(operation, request, params, t)
    // The scope has opened this operation; behind it a verb asks by role, since it may touch several things.
    const ctx = { ...caller.ctx, actor: { ...caller.ctx.actor, scopes: undefined } }
    if (method === 'GET') return await read(operation, ctx, input, request, headers)
    return await change(operation, ctx, input, request, headers)
  } catch (error) {
    const own = error instanceof Refusal ? error.details.headers : undefined
    return problemResponse(problemOf(error, t, requestId, operation?.guarded), { ...headers, ...own })
  }
}

/** The number proxy.ts gave the request, so that header, problem, log and audit row agree. */
export function requestIdOf(request: Request): string {
  const given = request.headers.get('x-request-id') ?? ''
  return /^[A-Za-z0-9-]{8,64}$/.test(given) ? given : crypto.randomUUID()
}

export function translator(locale: Locale): Translate {
  return createTranslator({ locale, messages: loadMessages(locale) }) as unknown as Translate
}

export function wrongMethod(operations: readonly Pick<Operation, 'method'>[], method: string): Refusal {
  const known = operations.map((one) => one.method)
  const allow = [...known, ...(known.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
  return new Refusal(405, 'api.methodNotAllowed', { params: { method }, headers: { allow } })
}

export function negotiate(request: Request): void {
  const accept = request.headers.get('accept')
  if (!accept) return
  const types = accept.split(',').map((one) => one.split(';')[0]?.trim().toLowerCase())
  if (!types.some((type) => type === '*/*' || type === 'application/*' || type === 'application/json'))
    throw new Refusal(406, 'api.notAcceptable')
}

async function limit({ ctx, rateKey }: Caller): Promise<void> {
  try {
    await takeRate(ctx, { key: rateKey, limit: ratePerMinute, seconds: 60 })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const retryAfter = String(60 - (Math.floor(Date.now() / 1000) % 60))
    throw new Refusal(429, 'api.tooMany', {
      params: { limit: ratePerMinute },
      headers: { 'retry-after': retryAfter },
    })
  }
}

type Taken = Input<unknown, unknown, unknown>
type Headers = Record<string, string>

async function read(operation: Operation, ctx: Ctx, input: Taken, request: Request, headers: Headers) {
  const result = await operation.run(ctx, input as never)
  return respond(operation, result, headers, request)
}

async function change(operation: Operation, ctx: Ctx, input: Taken, request: Request, headers: Headers) {
  if (operation.method === 'PUT') return respond(operation, await operation.run(ctx, input as never), headers)
  const key = idempotencyKeyOf(request)
  const { pathname } = new URL(request.url)
  const asked = [operation.id, pathname, ctx.actor.agencyId, input.version, input.body ?? null]
  const { kept, replayed } = await idempotent(
    ctx,
    { key, hash: hashToken(canonicalJson(asked)) },
    async (tx) => {
      const result = await operation.run(tx, input as never)
      return { ...result, ok: true, body: operation.response.parse(result.body) }
    },
  )
  if (!kept.ok) throw new AppError(kept.kind, kept.code, kept.details)
  return respond(operation, kept, replayed ? { ...headers, 'idempotency-replayed': 'true' } : headers)
}

/** The schema drops whatever an answer should not carry. */
function respond(operation: Operation, result: Result<unknown>, headers: Headers, request?: Request) {
  const text = JSON.stringify(operation.response.parse(result.body))
  const etag = etagOf(text, result.version)
  if (request && isUnchanged(request, etag))
    return new Response(null, { status: 304, headers: { ...headers, etag } })
  return new Response(text, {
    status: operation.status ?? 200,
    headers: {
      ...headers,
      etag,
      ...(result.location ? { location: `/api/v1${result.location}` } : {}),
      'content-type': 'application/json; charset=utf-8',
    },
  })
}
