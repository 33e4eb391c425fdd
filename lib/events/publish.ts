import type { Ctx } from '@/lib/context'
import { writeAtCommit } from '@/lib/db/outbox'
import { events } from '@/lib/db/schema/events'

export type EventTopic =
  | `order:${string}`
  | `instance:${string}`
  | `run:${string}`
  | `agency:${string}`
  | `inbox:${string}`
  | `queue:${string}`
  | `statement:${string}`

/** Tells browsers after commit. Data is small and holds no secret: a page re-reads what it may see. */
export async function publish(
  tx: Ctx,
  topic: EventTopic,
  kind: string,
  data: Record<string, unknown> = {},
  agencyId: string | null = tx.actor.agencyId,
): Promise<void> {
  const personId = topic.startsWith('inbox:') ? topic.slice('inbox:'.length) : null
  await writeAtCommit(tx, events, { topic, kind, data, agencyId, personId })
}
