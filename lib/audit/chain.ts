import { createHmac } from 'node:crypto'
import { canonicalJson } from '@/lib/canonical-json'

/** What the first row names as its predecessor. */
export const genesis = '0'.repeat(64)

/** One sealed row in the order of the chain; `content` is everything the row says. */
export type ChainRow = { seq: number; previousHash: string; hash: string; content: unknown }

/** The head at a moment, signed and kept elsewhere: only it can tell that the end was cut off. */
export type ChainHead = { seq: number; hash: string }

export type ChainBreak = 'flip' | 'delete' | 'reorder' | 'insert' | 'truncate'
export type ChainResult =
  | { ok: true; rows: number; head: ChainHead }
  | { ok: false; kind: ChainBreak; seq: number; rows: number }

/** How far beyond a break is read to tell what happened there. */
const lookAhead = 10_000

export function chainHash(key: Buffer, row: Omit<ChainRow, 'hash'>): string {
  const text = `${row.previousHash}\n${row.seq}\n${canonicalJson(row.content)}`
  return createHmac('sha256', key).update(text).digest('hex')
}

/** Walks the rows as they are stored and reports the first break; anchors are heads in order of seq. */
export async function verifyChain(
  key: Buffer,
  rows: Iterable<ChainRow> | AsyncIterable<ChainRow>,
  anchors: readonly ChainHead[] = [],
): Promise<ChainResult> {
  const isWhole = (row: ChainRow) => chainHash(key, row) === row.hash
  const anchored = new Map(anchors.map(({ seq, hash }) => [seq, hash]))
  let head: ChainHead = { seq: 0, hash: genesis }
  let broken: ChainRow | null = null
  const later: ChainRow[] = []
  for await (const row of rows) {
    if (broken) {
      if (later.push(row) >= lookAhead) break
    } else if (row.seq === head.seq + 1 && row.previousHash === head.hash && isWhole(row)) {
      if (anchored.has(row.seq) && anchored.get(row.seq) !== row.hash) {
        return { ok: false, kind: 'flip', seq: row.seq, rows: head.seq }
      }
      head = { seq: row.seq, hash: row.hash }
    } else broken = row
  }
  if (broken)
    return { ok: false, kind: breakAt(broken, later, head, isWhole), seq: head.seq + 1, rows: head.seq }
  if (anchors.some(({ seq }) => seq > head.seq)) {
    return { ok: false, kind: 'truncate', seq: head.seq + 1, rows: head.seq }
  }
  return { ok: true, rows: head.seq, head }
}

function breakAt(
  row: ChainRow,
  later: readonly ChainRow[],
  head: ChainHead,
  isWhole: (row: ChainRow) => boolean,
): ChainBreak {
  const successor = later.some((next) => next.previousHash === head.hash && isWhole(next))
  if (isWhole(row)) {
    if (row.seq <= head.seq) return 'insert'
    return successor ? 'reorder' : 'delete'
  }
  return successor || later[0]?.previousHash === head.hash ? 'insert' : 'flip'
}
