import type { NextRequest } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { currentCtx } from '@/lib/auth/session'
import { exportStatements } from '@/lib/billing/export-statements'
import { statementFilter } from '@/lib/billing/statement-filter'
import { AppError, statusOf } from '@/lib/errors'
import { streamText } from '@/lib/stream-text'

/** GET with the list's own filter: all statements of it as CSV. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await currentCtx()
  if (!ctx) return new Response(null, { status: 401 })
  try {
    const params = Object.fromEntries(request.nextUrl.searchParams)
    const t = await getTranslations('billing')
    const text = exportStatements(
      ctx,
      statementFilter({ ...params, state: params.states ?? params.state }),
      t,
    )
    return new Response(streamText(text), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="statements.csv"',
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    if (error instanceof AppError) return new Response(null, { status: statusOf(error.kind) })
    throw error
  }
}
