import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi'
import type { Translate } from '@/lib/actions/describe-error'
import { headersOf, parametersOf } from '@/lib/api/document-parameters'
import { nameFields } from '@/lib/api/name-fields'
import type { Operation } from '@/lib/api/operation'
import { tags } from '@/lib/api/operation'
import { operations } from '@/lib/api/operations/all'
import { Problem } from '@/lib/api/schemas/problem'

/** The OpenAPI 3.1 document, from the very schemas that requests are checked with, in the reader's language. */
export function openApiDocument(t: Translate) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of operations) {
    const path = `/api/v1${operation.path}`
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describeOperation(operation, t) }
  }
  const document = createDocument({
    openapi: '3.1.0',
    info: {
      title: t('api.document.title'),
      version: '1',
      description: t('api.document.description'),
    },
    servers: [{ url: '/' }],
    tags: tags.map((name) => ({ name, description: t(`api.tags.${name}`) })),
    security: [{ token: [] }],
    paths: paths as ZodOpenApiPathsObject,
    components: {
      schemas: { Problem },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: t('api.document.token') },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'zt_session',
          description: t('api.document.session'),
        },
      },
    },
  })
  return nameFields(document, t)
}

function describeOperation(operation: Operation, t: Translate) {
  const status = String(operation.status ?? 200)
  const write = operation.method !== 'GET'
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: t(`api.operations.${operation.id}.summary`),
    description: t(`api.operations.${operation.id}.description`),
    'x-scope': operation.permission,
    security: write
      ? [{ token: [operation.permission] }]
      : [{ token: [operation.permission] }, { session: [] }],
    requestParams: {
      ...(operation.params ? { path: operation.params } : {}),
      ...(operation.query ? { query: operation.query } : {}),
    },
    parameters: parametersOf(operation, t),
    ...(operation.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: operation.body } } } }
      : {}),
    responses: {
      [status]: {
        description: t('api.document.success'),
        headers: headersOf(t),
        content: { 'application/json': { schema: operation.response } },
      },
      ...(write ? {} : { 304: { description: t('api.document.unchanged') } }),
      default: {
        description: t('api.document.problem'),
        content: { 'application/problem+json': { schema: Problem } },
      },
    },
  }
}
