import type * as z from 'zod'
import { describeIssues, type Translate } from '@/lib/actions/describe-error'
import { versionOf } from '@/lib/api/etag'
import type { Input, Operation } from '@/lib/api/operation'
import { type FieldFault, Refusal } from '@/lib/api/refusal'

const defaultLimitKiB = 256

/** Path, query, body and If-Match, each by the operation's own schema; what is wrong is named part by part. */
export async function readInput(
  operation: Operation,
  request: Request,
  params: Record<string, string | string[] | undefined>,
  t: Translate,
): Promise<Input<unknown, unknown, unknown>> {
  const faults: FieldFault[] = []
  const take = (schema: z.ZodType | undefined, value: unknown, part: FieldFault['in']): unknown => {
    if (!schema) return undefined
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    const sentences = describeIssues(t, parsed.error.issues)
    for (const [name, detail] of Object.entries(sentences)) faults.push({ in: part, name, detail })
    return undefined
  }
  const input = {
    params: take(operation.params, params, 'path'),
    query: take(operation.query, printable(queryOf(request), faults, t), 'query'),
    body: operation.body ? take(operation.body, await readBody(operation, request), 'body') : undefined,
    version: operation.guarded ? versionOf(request) : 0,
  }
  if (faults.length > 0) throw new Refusal(422, 'api.invalid', { fields: faults })
  return input
}

const control = /\p{Cc}/u

/** A name given twice becomes a list, which a schema that wants one value refuses. */
function queryOf(request: Request): Record<string, string | string[]> {
  const { searchParams } = new URL(request.url)
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => {
      const all = searchParams.getAll(name)
      return [name, all.length > 1 ? all : (all[0] ?? '')]
    }),
  )
}

/** What no text column can hold is named here; the rest goes on to the schema. */
function printable(query: Record<string, string | string[]>, faults: FieldFault[], t: Translate) {
  const kept = Object.entries(query).filter(([name, value]) => {
    if (![name, value].flat().some((text) => control.test(text))) return true
    faults.push({ in: 'query', name, detail: t('actions.fields.unprintable') })
    return false
  })
  return Object.fromEntries(kept)
}

async function readBody(operation: Operation, request: Request): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new Refusal(415, 'api.unsupportedMediaType')
  const text = await readText(request, operation.bodyLimitKiB ?? defaultLimitKiB)
  try {
    const value: unknown = JSON.parse(text)
    if (!unstorable.test(JSON.stringify(value))) return value
  } catch {
    // Told below.
  }
  throw new Refusal(400, 'api.notJson')
}

/** NUL and half surrogates have an escape in JSON, but no place in a PostgreSQL text. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i

/** Stops reading at the limit, whatever Content-Length claims. */
async function readText(request: Request, limitKiB: number): Promise<string> {
  const tooLarge = () => new Refusal(413, 'api.tooLarge', { params: { limit: limitKiB } })
  if (Number(request.headers.get('content-length') ?? 0) > limitKiB * 1024) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength
    if (size > limitKiB * 1024) {
      await reader?.cancel()
      throw tooLarge()
    }
    chunks.push(part.value)
  }
  return Buffer.concat(chunks).toString('utf8')
}
