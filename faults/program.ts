import { setTimeout as pause } from 'node:timers/promises'
import type { Ordering } from '@/faults/load'
import { answer } from '@/lib/api/answer'
import { createOrderOperation } from '@/lib/api/operations/orders'
import { createAccessToken } from '@/lib/auth/create-access-token'
import type { Databases } from '@/lib/context'
import { at } from '@/scripts/drive/cast'

export type Answered = { key: string; orderId: string }

const atOnce = 5

/**
 * A program begins orders over the API, each with one key: five times at once, and each of the five again until
 * it is told an order. Returns every answer.
 */
export async function beginOrders(
  databases: Databases,
  ordering: Ordering,
  count: number,
  now: Date,
): Promise<Answered[]> {
  const [cast] = ordering.casts
  if (!cast) throw new Error('no agency can order')
  const maker = at(databases, cast.staff, now)
  const { token } = await again(() =>
    createAccessToken(maker, { name: 'fault suite', scopes: ['order:create'], days: 1 }),
  )
  const answers: Answered[] = []
  for (let index = 0; index < count; index++) {
    const key = `fault-${crypto.randomUUID()}`
    const ask = () => again(() => begin(databases, token, key))
    const told = await Promise.all(Array.from({ length: atOnce }, ask))
    answers.push(...told.map((orderId) => ({ key, orderId })))
  }
  return answers
}

async function begin(databases: Databases, token: string, key: string): Promise<string> {
  const request = new Request('http://127.0.0.1:1/api/v1/orders', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify({ title: key }),
  })
  const response = await answer(databases, [createOrderOperation], request, {})
  if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`)
  return (await response.json()).id
}

/** What was refused or cut off is asked again for half a minute. */
async function again<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask()
    } catch (error) {
      if (tries === 150) throw error
      await pause(200)
    }
  }
}
