import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { outgoingMails } from '@/lib/db/schema/notify'
import { env } from '@/lib/env'

export type MailCounts = {
  /** Whether a mail server is known; without one nothing is queued. */
  configured: boolean
  waiting: number
  /** In the last 24 hours of the database's time. */
  sent: number
  /** Refused too often; the job of each stands among the failed ones. */
  failed: number
}

/** How it stands with mail, for those who keep the portal running. Addresses and texts are nobody's business here. */
export async function countMails(ctx: Ctx): Promise<MailCounts> {
  authorize(ctx.actor, 'job:read')
  const count = (state: string) => sql<number>`count(*) filter (where ${outgoingMails.state} = ${state})::int`
  const [counts] = await ctx.db
    .select({
      waiting: count('waiting'),
      sent: sql<number>`count(*) filter (where ${outgoingMails.sentAt} > now() - interval '24 hours')::int`,
      failed: count('failed'),
    })
    .from(outgoingMails)
  return { configured: Boolean(env.SMTP_URL), waiting: 0, sent: 0, failed: 0, ...counts }
}
