import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { attachments } from '@/lib/db/schema/orders'
import { env } from '@/lib/env'
import { publish } from '@/lib/events/publish'

type Verdict = { scan: 'clean' | 'quarantined'; scanNote: string }
const timeoutMillis = 60_000

/** Job: the scan hook decides. Without one, files are let through and the note says that none was set. */
export async function scanAttachment(ctx: Ctx, { attachmentId }: { attachmentId: string }): Promise<void> {
  authorize(ctx.actor, 'system:act')
  const waiting = and(eq(attachments.id, attachmentId), eq(attachments.scan, 'pending'))
  const [file] = await ctx.db.select().from(attachments).where(waiting)
  if (!file) return
  const command = env.ATTACHMENT_SCAN_COMMAND
  const verdict: Verdict = command
    ? await scanWith(command, file.content)
    : { scan: 'clean', scanNote: 'noScanner' }
  await inTransaction(ctx, async (tx) => {
    const [after] = await tx.db
      .update(attachments)
      .set(verdict)
      .where(waiting)
      .returning({ id: attachments.id })
    if (!after) return
    const { agencyId, orderId, name, sha256 } = file
    await recordAudit(tx, 'attachment.scan', attachmentId, { agencyId, after: { name, sha256, ...verdict } })
    await publish(tx, `order:${orderId}`, 'attachment', { attachmentId, scan: verdict.scan }, agencyId)
  })
}

/** The command is a program with its arguments; the file's path is the last one. Exit 0 is clean, 1 is not. */
export async function scanWith(command: string, content: Buffer): Promise<Verdict> {
  const folder = await mkdtemp(join(tmpdir(), 'attachment-'))
  try {
    const path = join(folder, 'file')
    await writeFile(path, content, { mode: 0o600 })
    const [program = '', ...given] = command.split(/\s+/)
    const code = await exitCode(program, [...given, path])
    if (code === 0) return { scan: 'clean', scanNote: 'scanned' }
    if (code === 1) return { scan: 'quarantined', scanNote: 'scanned' }
    throw new Error('the attachment scanner did not run')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function exitCode(program: string, args: readonly string[]): Promise<number | null> {
  return new Promise((resolve) => {
    execFile(program, [...args], { timeout: timeoutMillis }, (error) => {
      if (!error) resolve(0)
      else resolve(typeof error.code === 'number' ? error.code : null)
    })
  })
}
