import type { NextRequest } from 'next/server'
import { getLocale, getTranslations } from 'next-intl/server'
import { currentCtx } from '@/lib/auth/session'
import { getStatement } from '@/lib/billing/get-statement'
import { statementDocument } from '@/lib/billing/statement-document'
import { AppError, statusOf } from '@/lib/errors'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
}
const isFormat = (text: string | null): text is keyof typeof types => text !== null && text in types
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** GET …/statements/ID?format=csv|xlsx|pdf: the whole statement, with its filter and a checksum. */
export async function GET(request: NextRequest, { params }: RouteContext<'/api/exports/statements/[id]'>) {
  const ctx = await currentCtx()
  if (!ctx) return new Response(null, { status: 401 })
  const { id } = await params
  const format = request.nextUrl.searchParams.get('format') ?? 'csv'
  if (!isFormat(format) || !uuid.test(id)) return new Response(null, { status: 404 })
  try {
    const [found, t, locale] = await Promise.all([
      getStatement(ctx, id),
      getTranslations('billing'),
      getLocale(),
    ])
    const body = await statementDocument(ctx, found, format, t, locale === 'en' ? 'en' : 'zh-CN')
    return new Response(body, {
      headers: {
        'content-type': types[format],
        'content-disposition': `attachment; filename="${found.statement.number}.${format}"`,
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    if (error instanceof AppError) return new Response(null, { status: statusOf(error.kind) })
    throw error
  }
}
