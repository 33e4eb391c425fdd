import 'server-only'
import { headers } from 'next/headers'
import type { Ctx } from '@/lib/context'
import { databases } from '@/lib/db/client'
import { visitorCtx } from '@/lib/visitor'

/** Whoever asks without being signed in: the pages and forms in front of the door. */
export async function currentVisitor(): Promise<Ctx> {
  const head = await headers()
  return visitorCtx(databases, {
    address: head.get('x-forwarded-for')?.split(',')[0]?.trim(),
    requestId: head.get('x-request-id') ?? undefined,
  })
}
