import type { Ctx } from '@/lib/context'
import { listLinesByToken } from '@/lib/orders/list-lines-by-token'
import { enoughToFree } from '@/lib/quota/enough-to-free'
import { listHolders } from '@/lib/quota/list-holders'
import { QuotaShort } from '@/lib/quota/quota-short'

/** A refusal for want of quota that names, where a few would do, what could be closed to make room. */
export async function sayWhatFrees(
  tx: Ctx,
  agencyId: string,
  { shortages }: QuotaShort,
  asked: readonly { token: string }[],
): Promise<QuotaShort> {
  const own = new Set(asked.map(({ token }) => token))
  const kinds = shortages.map(({ kind }) => kind)
  const holders = (await listHolders(tx, agencyId, kinds)).filter(({ token }) => !own.has(token))
  const missing = Object.fromEntries(shortages.map(({ kind, wanted, left }) => [kind, wanted - left]))
  const tokens = enoughToFree(missing, holders) ?? []
  const lines = await listLinesByToken(tx, tokens)
  return new QuotaShort(
    shortages,
    tokens.flatMap((token) => lines.get(token)?.name ?? []),
  )
}
