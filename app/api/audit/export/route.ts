import { Readable } from 'node:stream'
import type { NextRequest } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { AuditFilter } from '@/lib/audit/audit-filter'
import { exportAudit } from '@/lib/audit/export-audit'
import { currentCtx } from '@/lib/auth/session'
import { AppError, statusOf } from '@/lib/errors'

/** GET /api/audit/export with the page's own filter: the whole result as CSV, streamed. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await currentCtx()
  if (!ctx) return new Response(null, { status: 401 })
  const query = request.nextUrl.searchParams
  const params = Object.fromEntries([...new Set(query.keys())].map((key) => [key, query.getAll(key)]))
  const t = await getTranslations('audit.columns')
  try {
    const filter = AuditFilter.parse({
      ...params,
      q: query.get('q') ?? '',
      period: query.get('period') ?? undefined,
    })
    const text = await exportAudit(ctx, filter, { title: (column) => t(column) })
    return new Response(Readable.toWeb(Readable.from(text)) as ReadableStream<Uint8Array>, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="audit.csv"',
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    if (error instanceof AppError) return new Response(null, { status: statusOf(error.kind) })
    throw error
  }
}
