import * as z from 'zod'
import { Refusal } from '@/lib/api/refusal'
import { canonicalJson } from '@/lib/canonical-json'
import { hashToken } from '@/lib/tokens'

/** A list is read page by page: `nextCursor` of one answer is `cursor` of the next question. */
export const Paging = z.object({
  cursor: z.string().min(1).max(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const pageOf = <T extends z.ZodType>(item: T, id: string) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() }).meta({ id })

const Cursor = z.object({ after: z.string().max(200), of: z.string() })

/** What a cursor belongs to: the same question, whatever its page. */
const question = (query: object) => {
  const { cursor: _cursor, limit: _limit, ...filter } = query as Record<string, unknown>
  return hashToken(canonicalJson(filter)).slice(0, 12)
}

/** The key the page begins after; a cursor of another question is refused. */
export function afterOf(query: { cursor?: string }, form: RegExp = /^[0-9a-f-]{36}$/): string | undefined {
  if (query.cursor === undefined) return undefined
  const read = Cursor.safeParse(parse(query.cursor))
  if (!read.success || read.data.of !== question(query) || !form.test(read.data.after))
    throw new Refusal(422, 'api.badCursor')
  return read.data.after
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}

/** Ask for one row more than the page holds: its presence tells that there is a next page. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  query: { limit: number },
  keyOf: (row: Row) => string,
  toItem: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const kept = rows.slice(0, query.limit)
  const last = kept.at(-1)
  const more = rows.length > query.limit && last !== undefined
  return {
    items: kept.map(toItem),
    nextCursor: more
      ? Buffer.from(JSON.stringify({ after: keyOf(last), of: question(query) })).toString('base64url')
      : null,
  }
}
