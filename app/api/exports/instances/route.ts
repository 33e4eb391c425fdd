import { getLocale, getTranslations } from 'next-intl/server'
import { isAuthorized } from '@/lib/auth/permissions'
import { currentCtx } from '@/lib/auth/session'
import { exportColumns } from '@/lib/compute/export-columns'
import { InstanceFilter } from '@/lib/compute/instance-filter'
import { listExported } from '@/lib/compute/list-exported'
import { listFacets } from '@/lib/compute/list-facets'
import { exportDocument } from '@/lib/csv'
import { languageOf } from '@/lib/i18n/in-locale'
import { dayOf } from '@/lib/shanghai'
import { streamText } from '@/lib/stream-text'

/** The whole filtered result as CSV, streamed page by page. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await currentCtx()
  if (!ctx) return new Response(null, { status: 401 })
  if (!isAuthorized(ctx.actor, 'instance:read')) return new Response(null, { status: 403 })
  const params = Object.fromEntries(new URL(request.url).searchParams)
  const filter = InstanceFilter.parse(params)
  const [t, locale, facets] = await Promise.all([getTranslations('compute'), getLocale(), listFacets(ctx)])
  const words = exportDocument({
    filter,
    columns: exportColumns(t, facets, languageOf(locale)),
    rows: listExported(ctx, filter),
  })
  const name = encodeURIComponent(`${t('exports.file')}-${dayOf(ctx.now())}.csv`)
  return new Response(streamText(words), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="instances.csv"; filename*=UTF-8''${name}`,
      'cache-control': 'private, no-store',
    },
  })
}
