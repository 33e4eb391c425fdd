import type { Translate } from '@/lib/actions/describe-error'
import type { Operation } from '@/lib/api/operation'

const text = { type: 'string' }

/** Headers an operation reads, beside the parameters of its schemas. */
export function parametersOf({ method, guarded }: Operation, t: Translate) {
  const header = (name: string, required: boolean, key: string) => ({
    in: 'header',
    name,
    required,
    description: t(`api.headers.${key}`),
    schema: text,
  })
  return [
    ...(method === 'POST' ? [header('Idempotency-Key', true, 'idempotencyKey')] : []),
    ...(guarded ? [header('If-Match', true, 'ifMatch')] : []),
    ...(method === 'GET' ? [header('If-None-Match', false, 'ifNoneMatch')] : []),
    header('Accept-Language', false, 'acceptLanguage'),
  ]
}

/** Headers every answer carries. */
export const headersOf = (t: Translate) => ({
  ETag: { description: t('api.headers.etag'), schema: text },
  'X-Request-Id': { description: t('api.headers.requestId'), schema: text },
})
