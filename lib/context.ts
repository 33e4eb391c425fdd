import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Pool, PoolClient } from 'pg'
import type { AgencyRole, PlatformRole, Role } from '@/lib/auth/roles'
import { flushOutbox } from '@/lib/db/outbox'
import { openScope, PlatformReader, ScopedReader } from '@/lib/db/scope'

export type Db = NodePgDatabase<Record<string, never>>

/** `app` sees one agency at a time under row-level security; `platform` serves operators and workers. */
export type Databases = { app: Pool; platform: Pool }

export type Actor = {
  /** Null: the system itself. */
  personId: string | null
  name: string
  /** The agency acted for; null acts with platform roles. */
  agencyId: string | null
  roles: readonly Role[]
  via: 'session' | 'token' | 'system'
  sessionId?: string
  /** Token scopes; a token never does more than its owner may now. */
  scopes?: readonly string[]
  secondFactor: boolean
}

export type Ctx = {
  actor: Actor
  /** Reads outside a transaction; the transaction's handle inside one. */
  db: Db
  databases: Databases
  /** Business time, whole seconds. */
  now(): Date
  requestId: string
  /** Client address, for the audit row. */
  address?: string
  inTx: boolean
  elevated: boolean
}

type CtxOptions = { now?: () => Date; requestId?: string; address?: string }

export const wholeSeconds = (date: Date): Date => new Date(Math.floor(date.getTime() / 1000) * 1000)

export function newCtx(databases: Databases, actor: Actor, options: CtxOptions = {}): Ctx {
  const now = options.now ?? (() => new Date())
  return {
    actor,
    databases,
    db: readerFor(databases, actor, false),
    now: () => wholeSeconds(now()),
    requestId: options.requestId ?? crypto.randomUUID(),
    address: options.address,
    inTx: false,
    elevated: false,
  }
}

export const systemActor: Actor = {
  personId: null,
  name: 'system',
  agencyId: null,
  roles: ['system'],
  via: 'system',
  secondFactor: true,
}

/** The same person on the platform login, for rows that no single agency owns (people, sessions, hosts). */
export function elevate(ctx: Ctx): Ctx {
  if (ctx.elevated || isPlatform(ctx.actor)) return ctx
  return { ...ctx, db: readerFor(ctx.databases, ctx.actor, true), inTx: false, elevated: true }
}

export const isPlatform = (actor: Actor): boolean => actor.agencyId === null

function readerFor(databases: Databases, actor: Actor, elevated: boolean): Db {
  const reader =
    elevated || isPlatform(actor)
      ? new PlatformReader(databases.platform)
      : new ScopedReader(databases.app, actor)
  return drizzle(reader as unknown as Pool, { casing: 'snake_case' })
}

const retryable = new Set(['40001', '40P01'])
const causeCode = (error: unknown): string | undefined =>
  error instanceof Error ? ((error as { code?: string }).code ?? causeCode(error.cause)) : undefined

/**
 * Runs `work` in one transaction of the actor's login, joining an open one. A serialization failure or
 * deadlock starts it again, at most three times: verbs hold all their effects inside.
 */
export async function inTransaction<T>(ctx: Ctx, work: (tx: Ctx) => Promise<T>): Promise<T> {
  if (ctx.inTx) return work(ctx)
  for (let tries = 1; ; tries++) {
    try {
      return await once(ctx, work)
    } catch (error) {
      if (tries === 3 || !retryable.has(causeCode(error) ?? '')) throw error
    }
  }
}

async function once<T>(ctx: Ctx, work: (tx: Ctx) => Promise<T>): Promise<T> {
  const scoped = !ctx.elevated && !isPlatform(ctx.actor)
  const client: PoolClient = await (scoped ? ctx.databases.app : ctx.databases.platform).connect()
  let broken: Error | undefined
  try {
    const begun = client.query(scoped ? openScope(ctx.actor, 'begin') : 'begin')
    // Not awaited: the first statement is sent right behind it. A begin that fails fails that statement too.
    begun.catch(() => {})
    const tx: Ctx = { ...ctx, db: drizzle(client, { casing: 'snake_case' }), inTx: true }
    const result = await work(tx)
    await flushOutbox(tx)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}

export type { AgencyRole, PlatformRole, Role }
