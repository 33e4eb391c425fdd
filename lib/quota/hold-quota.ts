import { eq, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { quotas } from '@/lib/db/schema/quota'
import type { Amounts, QuotaKind } from '@/lib/quota/amounts'
import { lockedClaims, lockedQuotas, type QuotaRow, quotaColumns } from '@/lib/quota/lock-quotas'
import { publishThreshold } from '@/lib/quota/publish-threshold'
import { QuotaShort } from '@/lib/quota/quota-short'

type Hold = { agencyId: string; lines: readonly { token: string; amounts: Amounts }[] }
type Held = { claimed: QuotaKind; amount: number } & (QuotaRow | { kind: null })

/**
 * Holds quota for the lines of one order in the caller's transaction; the same token holds once.
 * Throws `QuotaShort`: of every kind that is short, what is left and how much must be freed.
 */
export async function holdQuota(tx: Ctx, { agencyId, lines }: Hold): Promise<void> {
  const asked = lines.flatMap(({ token, amounts }) =>
    kindsOf(amounts).flatMap((kind) => (amounts[kind] ? [{ token, kind, amount: amounts[kind] }] : [])),
  )
  if (asked.length === 0) return
  const { rows } = await tx.db.execute<Held>(sql`
    with claimed as (
      insert into quota_claim (agency_id, token, kind, amount, state, changed_at)
      select ${agencyId}::uuid, token, kind, amount, 'held', ${tx.now().toISOString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked (token uuid, kind text, amount bigint)
      on conflict do nothing returning agency_id, kind, amount
    ), claim as (
      select agency_id, kind, sum(amount)::bigint as amount from claimed group by agency_id, kind
    ), ${lockedQuotas}, held as (
      update quota q set held = q.held + c.amount
      from ${lockedClaims} where q.agency_id = c.agency_id and q.kind = c.kind and q.held + q.used + c.amount <= q."limit"
      returning q.*
    )
    select claim.kind as claimed, claim.amount::float8 as amount, ${quotaColumns('held')}
    from claim left join held on held.kind = claim.kind order by claim.kind`)
  const short = rows.filter(({ kind }) => kind === null)
  if (short.length > 0) throw await refusal(tx, agencyId, short)
  for (const row of rows) if (row.kind !== null) await publishThreshold(tx, row)
}

export const kindsOf = (amounts: Amounts): QuotaKind[] => (Object.keys(amounts) as QuotaKind[]).sort()

async function refusal(tx: Ctx, agencyId: string, short: readonly Held[]): Promise<QuotaShort> {
  const rows = await tx.db.select().from(quotas).where(eq(quotas.agencyId, agencyId))
  return new QuotaShort(
    short.map(({ claimed, amount }) => {
      const row = rows.find(({ kind }) => kind === claimed)
      const { limit = 0, held = 0, used = 0 } = row ?? {}
      return { kind: claimed, wanted: amount, left: limit - held - used, limit }
    }),
  )
}
