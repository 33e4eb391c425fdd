import { closeSession } from '@/lib/auth/close-session'
import { readSession } from '@/lib/auth/read-session'
import { type Databases, newCtx } from '@/lib/context'

/** Signing out through next-auth's own door, which knows only the token. */
export async function revokeByToken(databases: Databases, token: string): Promise<void> {
  const session = token ? await readSession(databases, token) : null
  if (session) await closeSession(newCtx(databases, session.actor))
}
