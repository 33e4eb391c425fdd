import { Readable } from 'node:stream'
import type { NextRequest } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { currentCtx } from '@/lib/auth/session'
import { AppError, statusOf } from '@/lib/errors'
import { readDecisionFilter } from '@/lib/governance/decision-view'
import { exportDecisions } from '@/lib/governance/export-decisions'
import { dayOf } from '@/lib/shanghai'

/** The list's own filter, its whole result. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await currentCtx()
  if (!ctx) return new Response(null, { status: 401 })
  const t = await getTranslations('governance')
  const filter = readDecisionFilter(Object.fromEntries(request.nextUrl.searchParams))
  try {
    const text = await exportDecisions(ctx, filter, {
      title: (column) => t(`fields.${column}`),
      kind: ({ kind }) => t(`kinds.${kind}`),
      state: ({ state }) => t(`states.${state}`),
    })
    return new Response(Readable.toWeb(Readable.from(text)) as ReadableStream<Uint8Array>, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="decisions-${dayOf(ctx.now())}.csv"`,
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    if (error instanceof AppError) return new Response(null, { status: statusOf(error.kind) })
    throw error
  }
}
