import { expect, test } from 'vitest'
import type { TraceRequest } from '@/scripts/replay/read-trace'
import { batchesOf, orderIdOf, timelineOf } from '@/scripts/replay/timeline'

const request = (index: number, arriveSeconds: number, lifetimeSeconds: number | null): TraceRequest => ({
  index,
  arriveSeconds,
  lifetimeSeconds,
  vcpu: 1,
  memoryMiB: 1024,
  diskGiB: 0,
  group: -1,
})

test('events follow time, and room is freed before it is asked for', () => {
  const events = timelineOf([request(0, 0, 10), request(1, 10, null)])
  expect(events.map(({ kind, request: { index } }) => `${kind} ${index}`)).toEqual([
    'arrive 0',
    'depart 0',
    'arrive 1',
  ])
})

test('a machine never arrives and departs inside one batch', () => {
  const events = timelineOf([request(0, 0, 1), request(1, 0, 5), request(2, 3, 9)])
  for (const batch of batchesOf(events, 8)) {
    const indexes = batch.map((event) => event.request.index)
    expect(new Set(indexes).size).toBe(indexes.length)
  }
})

test('the same event makes the same order id, another event another', () => {
  const [first, second] = timelineOf([request(0, 0, 1)])
  if (!first || !second) throw new Error('two events')
  expect(orderIdOf('t', first)).toBe(orderIdOf('t', first))
  expect(orderIdOf('t', first)).not.toBe(orderIdOf('t', second))
  expect(orderIdOf('t', first)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
})
