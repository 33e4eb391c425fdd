import { eq, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { outgoingMails } from '@/lib/db/schema/notify'
import { mailSender, mailTransport } from '@/lib/notify/mail-transport'

const lastTry = 6

/**
 * Sends one mail. A refusal is kept and thrown, so that the queue tries again later; after the last try the mail
 * stays as failed. A mail may arrive twice when a worker dies between sending and noting it, never zero times.
 */
export async function sendMail(ctx: Ctx, { mailId }: { mailId: string }, transport = mailTransport()) {
  authorize(ctx.actor, 'system:act')
  const [mail] = await ctx.db.select().from(outgoingMails).where(eq(outgoingMails.id, mailId))
  // One given up is sent again when a person has its job tried again.
  if (!mail || mail.state === 'sent' || !transport) return
  const tries = mail.tries + 1
  const note = (values: PgUpdateSetSource<typeof outgoingMails>) =>
    ctx.db.update(outgoingMails).set(values).where(eq(outgoingMails.id, mailId))
  try {
    await transport.sendMail({
      from: mailSender(),
      to: mail.to,
      subject: mail.subject,
      text: mail.body,
      messageId: `<${mail.id}@zhengtong>`,
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 500) : 'unknown'
    await note({ tries, error: reason, state: tries >= lastTry ? 'failed' : 'waiting' })
    throw error
  }
  await note({ tries, state: 'sent', error: null, sentAt: sql`now()` })
}
