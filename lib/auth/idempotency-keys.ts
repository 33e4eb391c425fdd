import { and, eq } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { idempotencyKeys } from '@/lib/db/schema/auth'

type KeptAnswer = { requestHash: string; response: unknown }

const rowOf = (tx: Ctx, key: string) =>
  and(eq(idempotencyKeys.ownerId, tx.actor.personId ?? ''), eq(idempotencyKeys.key, key))

/** Inside the transaction of the effect. Undefined: the key is new and now taken; else what it stands for. */
export async function claimKey(tx: Ctx, key: string, requestHash: string): Promise<KeptAnswer | undefined> {
  const [mine] = await tx.db
    .insert(idempotencyKeys)
    .values({ ownerId: tx.actor.personId ?? '', key, requestHash })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key })
  if (mine) return undefined
  const [row] = await tx.db.select().from(idempotencyKeys).where(rowOf(tx, key))
  return row
}

export async function keepAnswer(tx: Ctx, key: string, status: number, response: unknown): Promise<void> {
  await tx.db.update(idempotencyKeys).set({ status, response }).where(rowOf(tx, key))
}
