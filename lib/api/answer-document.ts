import { negotiate, requestIdOf, translator, wrongMethod } from '@/lib/api/answer'
import { openApiDocument } from '@/lib/api/document'
import { etagOf, isUnchanged } from '@/lib/api/etag'
import { problemOf, problemResponse } from '@/lib/api/problem'
import { chooseLocale, type Locale } from '@/lib/i18n/locale'

const kept = new Map<Locale, string>()

/** GET /api/v1/openapi.json, made once a language. */
export async function answerDocument(request: Request): Promise<Response> {
  const locale = chooseLocale(undefined, request.headers.get('accept-language'))
  const t = translator(locale)
  const headers = { 'content-language': locale, vary: 'Accept-Language', 'cache-control': 'no-cache' }
  try {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw wrongMethod([{ method: 'GET' }], request.method)
    negotiate(request)
    const text = kept.get(locale) ?? JSON.stringify(openApiDocument(t))
    kept.set(locale, text)
    const etag = etagOf(text, undefined)
    if (isUnchanged(request, etag)) return new Response(null, { status: 304, headers: { ...headers, etag } })
    return new Response(text, {
      headers: { ...headers, etag, 'content-type': 'application/json; charset=utf-8' },
    })
  } catch (error) {
    return problemResponse(problemOf(error, t, requestIdOf(request)), headers)
  }
}
