import type { NextRequest } from 'next/server'
import { currentCtx } from '@/lib/auth/session'
import { AppError, statusOf } from '@/lib/errors'
import { readHostFilter } from '@/lib/scheduler/host-filter'
import { hostMap } from '@/lib/scheduler/host-map'

/** The picture's array, by the list's own filter. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await currentCtx()
  if (!ctx) return new Response(null, { status: 401 })
  try {
    const filter = readHostFilter(Object.fromEntries(request.nextUrl.searchParams))
    return Response.json(await hostMap(ctx, filter), { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    if (error instanceof AppError) return new Response(null, { status: statusOf(error.kind) })
    throw error
  }
}
