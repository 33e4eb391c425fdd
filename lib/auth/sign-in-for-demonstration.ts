import * as z from 'zod'
import { findPerson } from '@/lib/agencies/person-queries'
import { readSetting } from '@/lib/agencies/read-setting'
import { openSession } from '@/lib/auth/open-session'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { AppError } from '@/lib/errors'

const Account = z.object({
  personId: z.uuid(),
  agencyId: z.uuid().nullable(),
  roleZh: z.string(),
  roleEn: z.string(),
})
const Accounts = z.array(Account).default([])
export type DemonstrationAccount = z.infer<typeof Account>

/** The roles a visitor of the demonstration may try. The caller has seen that this is one (`env.DEMO`). */
export const demonstrationAccounts = (ctx: Ctx): Promise<DemonstrationAccount[]> =>
  readSetting(ctx, 'demo.accounts', Accounts)

/** One click, only for accounts on the list; counts as both factors, and is recorded as what it is. */
export async function signInForDemonstration(
  ctx: Ctx,
  { personId, agencyId, userAgent }: { personId: string; agencyId: string | null; userAgent?: string },
): Promise<string> {
  authorize(ctx.actor, 'door:enter')
  const listed = (await demonstrationAccounts(ctx)).some(
    (account) => account.personId === personId && account.agencyId === agencyId,
  )
  const person = listed ? await findPerson(ctx, personId) : undefined
  if (person?.state !== 'active') throw new AppError('forbidden', 'auth.notAllowed')
  return inTransaction(ctx, (tx) =>
    openSession(tx, person, { method: 'demonstration', secondFactor: true, agencyId, userAgent }),
  )
}
