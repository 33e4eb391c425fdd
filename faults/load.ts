import { setTimeout as pause } from 'node:timers/promises'
import { type Databases, inTransaction, newCtx, systemActor } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { decideStep } from '@/lib/orders/decide-step'
import type { SaveDraft } from '@/lib/orders/input'
import { saveDraft } from '@/lib/orders/save-draft'
import { submitOrder } from '@/lib/orders/submit-order'
import { startRun } from '@/lib/provisioning/start-run'
import { type AgencyCast, at } from '@/scripts/drive/cast'

export type Ordering = {
  casts: readonly AgencyCast[]
  serviceId: string
  agreementId: string
  planId: string
  imageId: string
  endsOn: string
  startsOn: string
}

/**
 * One order as an impatient person places it: every click twice at once, and again after an error, until the
 * portal has acknowledged it. Returns its id; from then on it must never be lost.
 */
export async function placeOrder(
  databases: Databases,
  ordering: Ordering,
  index: number,
  now: Date,
): Promise<string> {
  const orderId = crypto.randomUUID()
  const cast = ordering.casts[index % ordering.casts.length]
  if (!cast) throw new Error('no agency can order')
  const staff = at(databases, cast.staff, now)
  await untilDone(databases, orderId, 'draft', () =>
    saveDraft(staff, { orderId, formVersion: 0, content: contentOf(ordering, cast, index) }),
  )
  await untilDone(databases, orderId, 'approving', () =>
    twice(() => submitOrder(staff, { orderId, formVersion: 1 })),
  )
  await untilDone(databases, orderId, 'fulfilling', async () => {
    const { rows } = await databases.platform.query<{ id: string }>(
      `select id from approval_step where order_id = $1 and state = 'open'`,
      [orderId],
    )
    const stepId = rows[0]?.id
    if (stepId)
      await twice(() =>
        decideStep(at(databases, cast.approver, now), { stepId, decision: 'approve', comment: '' }),
      )
  })
  return orderId
}

/** Two clicks at once: one wins, the other is told so; both refused is an answer too. */
async function twice(click: () => Promise<unknown>): Promise<void> {
  const answers = await Promise.allSettled([click(), click()])
  const failed = answers.filter((answer) => answer.status === 'rejected')
  if (failed.length === 2) throw failed[0]?.reason
}

const order = ['none', 'draft', 'approving', 'fulfilling', 'completed']
const rank = (state: string) => (order.includes(state) ? order.indexOf(state) : order.length)

/** Repeats until the database says that the order has come this far; a cut connection proves nothing. */
async function untilDone(
  databases: Databases,
  orderId: string,
  wanted: string,
  act: () => Promise<unknown>,
): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const state = await stateOf(databases, orderId).catch(() => 'unknown')
    if (state !== 'unknown' && rank(state) >= rank(wanted)) return
    try {
      await act()
    } catch (error) {
      if (error instanceof AppError && error.kind !== 'conflict' && error.kind !== 'rule') throw error
      await pause(100)
    }
  }
  throw new Error(`order ${orderId} never reached ${wanted}`)
}

async function stateOf(databases: Databases, orderId: string): Promise<string> {
  const { rows } = await databases.platform.query<{ state: string }>(
    'select state from "order" where id = $1',
    [orderId],
  )
  return rows[0]?.state ?? 'none'
}

class GivenUp extends Error {}

/** Work begun and rolled back: nothing of it may be left, no job either. Says whether there was any to begin. */
export async function beginAndGiveUp(databases: Databases, now: Date): Promise<boolean> {
  const { rows } = await databases.platform.query<{ id: string }>(
    `select i.id from instance i where i.state = 'running'
       and not exists (select from run r where r.instance_id = i.id and r.state in ('queued', 'running', 'undoing', 'stuck')) limit 1`,
  )
  const [instance] = rows
  if (!instance) return false
  const system = newCtx(databases, systemActor, { now: () => now })
  return inTransaction(system, async (tx): Promise<boolean> => {
    await startRun(tx, { kind: 'stop', instanceId: instance.id })
    throw new GivenUp()
  }).catch((error: unknown) => {
    if (!(error instanceof GivenUp)) throw error
    return true
  })
}

function contentOf(ordering: Ordering, cast: AgencyCast, index: number): SaveDraft['content'] {
  const { serviceId, planId, agreementId, imageId, startsOn, endsOn } = ordering
  return {
    title: `fault ${index}`,
    justification: 'fault suite',
    businessSystemId: cast.businessSystemId,
    budgetId: cast.budgetId,
    startsOn,
    endsOn,
    lines: [
      {
        key: 'a',
        kind: 'create',
        serviceId,
        planId,
        instanceId: null,
        quantity: 1,
        config: {
          hostName: `f${index}`,
          image: imageId,
          dataDiskGiB: 10,
          subnet: cast.subnetId,
          sshKey: cast.sshKeyId,
          spread: false,
        },
        startsOn: null,
        endAction: 'stop',
        agreementId,
        onNoCapacity: 'wait',
      },
    ],
  }
}
