import type { Ctx } from '@/lib/context'
import { outgoingMails } from '@/lib/db/schema/notify'
import { enqueue } from '@/lib/jobs/queue'

type Mail = { to: string; subject: string; body: string; notBefore?: Date }

/** In the caller's transaction: a mail exists exactly if the change does that caused it. Its id is made here: the writer may not read mails. */
export async function queueMail(tx: Ctx, { notBefore = new Date(), ...mail }: Mail): Promise<void> {
  const mailId = crypto.randomUUID()
  await tx.db.insert(outgoingMails).values({ id: mailId, ...mail, notBefore })
  await enqueue(tx, 'sendMail', { mailId }, { startAfter: notBefore })
}
