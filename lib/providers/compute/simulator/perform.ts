import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'
import type { Call } from '@/lib/providers/compute/driver'
import { planFault } from '@/lib/providers/compute/simulator/fault'
import { type Profile, profileOf } from '@/lib/providers/compute/simulator/profile'
import { DriverError } from '@/lib/providers/driver-error'

export type Engine = { pool: Pool; poolCode: string }
export type Effect<T> = { answer: T; ref: string | null; outcome: 'done' | 'same' }
type Request<T> = {
  op: string
  token: string
  call: Call
  effect(client: PoolClient, profile: Profile): Promise<Effect<T>>
}

/**
 * One engine call: the effect, the fault that befalls it and the journal row share one transaction, one at a
 * time for each token. What the caller hears may differ from what happened; the journal tells what happened.
 */
export async function perform<T>({ pool, poolCode }: Engine, request: Request<T>): Promise<T> {
  const profile = await profileOf(pool, poolCode)
  if (profile.callMillis > 0) await pause(profile.callMillis, request.call)
  const { fault, answer } = await inEngine(pool, request.token, (client) => serve(client, profile, request))
  if (fault === 'fail') throw new DriverError('temporary', 'unavailable', 'the engine answered 503')
  if (fault === 'refuse') throw new DriverError('permanent', 'refused', 'the engine refused the request')
  if (fault === 'hang') await pause(profile.hangMillis, request.call)
  if (fault === 'hang' || fault === 'lostAnswer')
    throw new DriverError('unknown', 'noAnswer', 'the connection was lost before the answer')
  if (answer === undefined) throw new DriverError('unknown', 'internal', 'the engine gave no answer')
  return answer
}

async function serve<T>(client: PoolClient, profile: Profile, request: Request<T>) {
  const { op, token, call, effect } = request
  const { fault, latestAttempt } = await planFault(client, profile, op, token)
  if (call.attempt !== null && call.attempt < latestAttempt)
    throw new DriverError('permanent', 'stale', `attempt ${call.attempt} came after attempt ${latestAttempt}`)
  const journal = (outcome: string, ref: string | null) =>
    client.query(
      'insert into sim_journal (op, token, ref, outcome, fault, detail) values ($1, $2, $3, $4, $5, $6)',
      [op, token, ref, outcome, fault, { attempt: call.attempt, traceId: call.traceId }],
    )
  if (fault === 'fail' || fault === 'refuse' || fault === 'hang') {
    await journal(fault === 'hang' ? 'hung' : 'failed', null)
    return { fault, answer: undefined }
  }
  const { answer, ref, outcome } = await effect(client, profile)
  await journal(fault === 'lostAnswer' ? 'lostAnswer' : outcome, ref)
  if (fault === 'twice') {
    const again = await effect(client, profile)
    await journal(again.outcome, again.ref)
  }
  return { fault, answer }
}

/** A read of the engine's world: no journal, no lock, only the pool's usual delay. */
export async function look<T>(
  { pool, poolCode }: Engine,
  call: Call,
  read: (pool: Pool) => Promise<T>,
): Promise<T> {
  const { callMillis } = await profileOf(pool, poolCode)
  if (callMillis > 0) await pause(callMillis, call)
  return read(pool)
}

const pause = (millis: number, { signal }: Call) =>
  sleep(millis, undefined, { signal }).catch(() => {
    throw new DriverError('unknown', 'timeout', 'the call was given up')
  })

/** One transaction; calls for the same token wait for one another. */
async function inEngine<T>(pool: Pool, token: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const lock = `select pg_advisory_xact_lock(hashtextextended(${client.escapeLiteral(token)}, 7))`
    await client.query(`begin; ${lock}`)
    const result = await work(client)
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
