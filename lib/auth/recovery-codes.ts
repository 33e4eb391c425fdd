import { randomInt } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { recoveryCodes } from '@/lib/db/schema/auth'
import { hashToken } from '@/lib/tokens'

/** Without letters that are mistaken for digits. 50 bits a code. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const count = 10

const newCode = () => Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('')

/** Ten new codes replace the old ones, in the caller's transaction. Shown once; only hashes are kept. */
export async function replaceRecoveryCodes(tx: Ctx, personId: string): Promise<string[]> {
  const codes = Array.from({ length: count }, newCode)
  await tx.db.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId))
  await tx.db.insert(recoveryCodes).values(codes.map((code) => ({ personId, codeHash: hashToken(code) })))
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`)
}
