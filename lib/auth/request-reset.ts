import { setTimeout } from 'node:timers/promises'
import { findPersonByEmail } from '@/lib/agencies/person-queries'
import { recordAudit } from '@/lib/audit/record-audit'
import type { RequestReset } from '@/lib/auth/input'
import { issueReset } from '@/lib/auth/issue-reset'
import { authorize } from '@/lib/auth/permissions'
import { sendLetter } from '@/lib/auth/send-letter'
import { takeRate } from '@/lib/auth/take-rate'
import { type Ctx, inTransaction } from '@/lib/context'
import { routes } from '@/lib/routes'
import { visitOf } from '@/lib/visitor'

/** Every answer takes this long, so that its time does not tell which accounts exist. */
const answerMillis = 400

/** Answers the same whether or not the account exists; the link goes by mail and nowhere else. */
export async function requestReset(ctx: Ctx, { account }: RequestReset): Promise<void> {
  authorize(ctx.actor, 'door:enter')
  await takeRate(ctx, { key: `reset:${ctx.address ?? 'unknown'}`, limit: 10, seconds: 600 })
  await takeRate(ctx, { key: `reset:${account.toLowerCase()}`, limit: 3, seconds: 600 })
  await Promise.all([writeToOwner(ctx, account), setTimeout(answerMillis)])
}

async function writeToOwner(ctx: Ctx, account: string): Promise<void> {
  authorize(ctx.actor, 'door:enter')
  const person = await findPersonByEmail(ctx, account)
  await inTransaction(ctx, async (tx) => {
    if (person?.state !== 'active') return
    const token = await issueReset(tx, person.id)
    await sendLetter(tx, person, 'reset', { path: routes.reset(token) })
    await recordAudit(visitOf(tx, person), 'password.requestReset', person.id)
  })
}
