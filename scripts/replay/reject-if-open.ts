import type { Databases } from '@/lib/context'
import { decideStep } from '@/lib/orders/decide-step'
import { type AgencyCast, at } from '@/scripts/drive/cast'

type Refused = { cast: AgencyCast; orderId: string; now: Date; code: string }

/** An approver who was refused room rejects the order with that reason, so that nothing stays held. */
export async function rejectIfOpen(
  databases: Databases,
  { cast, orderId, now, code }: Refused,
): Promise<void> {
  const { rows } = await databases.platform.query<{ id: string }>(
    `select id from approval_step where order_id = $1 and state = 'open' limit 1`,
    [orderId],
  )
  const [step] = rows
  if (step)
    await decideStep(at(databases, cast.approver, now), {
      stepId: step.id,
      decision: 'reject',
      comment: code,
    })
}
