import { createHash } from 'node:crypto'
import type { TraceRequest } from '@/scripts/replay/read-trace'

export type TraceEvent = { kind: 'arrive' | 'depart'; atSeconds: number; request: TraceRequest }

/** Arrivals and departures in order of time; at one instant room is freed before it is asked for. */
export function timelineOf(requests: readonly TraceRequest[]): TraceEvent[] {
  const events = requests.flatMap((request): TraceEvent[] => {
    const arrive = { kind: 'arrive' as const, atSeconds: request.arriveSeconds, request }
    if (request.lifetimeSeconds === null) return [arrive]
    return [arrive, { kind: 'depart', atSeconds: request.arriveSeconds + request.lifetimeSeconds, request }]
  })
  const rank = { depart: 0, arrive: 1 }
  return events.sort(
    (a, b) => a.atSeconds - b.atSeconds || rank[a.kind] - rank[b.kind] || a.request.index - b.request.index,
  )
}

/** The same event always makes the same order, so that a replay can go on where it stopped. */
export function orderIdOf(key: string, event: TraceEvent): string {
  const hex = createHash('sha256').update(`${key}/${event.kind}/${event.request.index}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Splits so that no machine arrives and departs inside one batch: a batch may run side by side. */
export function batchesOf(events: readonly TraceEvent[], size: number): TraceEvent[][] {
  const batches: TraceEvent[][] = []
  let batch: TraceEvent[] = []
  let seen = new Set<number>()
  for (const event of events) {
    if (batch.length === size || seen.has(event.request.index)) {
      batches.push(batch)
      batch = []
      seen = new Set()
    }
    batch.push(event)
    seen.add(event.request.index)
  }
  if (batch.length > 0) batches.push(batch)
  return batches
}
