import { Refusal } from '@/lib/api/refusal'
import { claimKey, keepAnswer } from '@/lib/auth/idempotency-keys'
import { type Ctx, inTransaction } from '@/lib/context'
import { AppError, type ErrorCode, type ErrorDetails, type ErrorKind } from '@/lib/errors'

/** What is kept of an answer: what the verb gave, or how it refused. */
export type Kept =
  | { ok: true; body: unknown; version?: number; location?: string }
  | { ok: false; kind: ErrorKind; code: ErrorCode; details: ErrorDetails }
export type Answered = { kept: Kept; replayed: boolean }

const keyForm = /^[\x21-\x7e]{1,100}$/

export function idempotencyKeyOf(request: Request): string {
  const key = request.headers.get('idempotency-key') ?? ''
  if (!keyForm.test(key)) throw new Refusal(400, 'api.idempotencyKeyMissing')
  return key
}

/** Requests with one key wait for one another here, not each with a connection of its own. */
const atWork = new Map<string, Promise<unknown>>()

/**
 * The key's row is written in the transaction of the effect, so that there is never one without the other;
 * another process with the same key waits for that row. A refusal changes nothing and is kept after it.
 */
export async function idempotent(
  ctx: Ctx,
  request: { key: string; hash: string },
  work: (tx: Ctx) => Promise<Extract<Kept, { ok: true }>>,
): Promise<Answered> {
  const lane = `${ctx.actor.personId}:${request.key}`
  const before = atWork.get(lane) ?? Promise.resolve()
  const mine = before.catch(() => {}).then(() => once(ctx, request, work))
  atWork.set(lane, mine)
  try {
    return await mine
  } finally {
    if (atWork.get(lane) === mine) atWork.delete(lane)
  }
}

async function once(
  ctx: Ctx,
  request: { key: string; hash: string },
  work: (tx: Ctx) => Promise<Extract<Kept, { ok: true }>>,
): Promise<Answered> {
  try {
    return await inTransaction(ctx, async (tx) => {
      const earlier = await claim(tx, request)
      if (earlier) return { kept: earlier, replayed: true }
      const kept = await work(tx)
      await keepAnswer(tx, request.key, 200, kept)
      return { kept, replayed: false }
    })
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'unavailable' || error.kind === 'conflict') throw error
    const { kind, code, details } = error
    return inTransaction(ctx, async (tx) => {
      const earlier = await claim(tx, request)
      if (earlier) return { kept: earlier, replayed: true }
      const kept: Kept = { ok: false, kind, code, details }
      await keepAnswer(tx, request.key, 422, kept)
      return { kept, replayed: false }
    })
  }
}

/** Null: the key is this request's. Otherwise what was answered to the same request before. */
async function claim(tx: Ctx, { key, hash }: { key: string; hash: string }): Promise<Kept | null> {
  const earlier = await claimKey(tx, key, hash)
  if (!earlier) return null
  if (earlier.requestHash !== hash) throw new Refusal(409, 'api.idempotencyKeyReused')
  return earlier.response as Kept
}
