import type { NextRequest } from 'next/server'
import { isAuthorized } from '@/lib/auth/permissions'
import { currentCtx } from '@/lib/auth/session'
import { findEverything } from './find-everything'

/** GET /api/palette?q=: what the reader may open that is called so. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await currentCtx()
  if (!ctx) return new Response(null, { status: 401 })
  if (!isAuthorized(ctx.actor, 'palette:use')) return new Response(null, { status: 403 })
  const q = (request.nextUrl.searchParams.get('q') ?? '').trim().slice(0, 80)
  return Response.json(await findEverything(ctx, q), { headers: { 'cache-control': 'no-store' } })
}
