import { expect, test } from 'vitest'
import type { DraftLine, OrderContent } from '@/lib/db/schema/orders'
import { diffContent } from '@/lib/orders/diff-content'

const line: DraftLine = {
  key: 'l1',
  kind: 'create',
  serviceId: 's',
  planId: 'p1',
  quantity: 2,
  config: { hostName: 'app' },
  endAction: 'stop',
  onNoCapacity: 'wait',
}
const content: OrderContent = {
  title: '扩容',
  justification: '高峰',
  businessSystemId: 'b',
  budgetId: 'u',
  startsOn: '2026-12-01',
  endsOn: '2026-12-31',
  lines: [line],
}

test('an unchanged order has no differences, whether empty fields are null or missing', () => {
  expect(
    diffContent(content, { ...content, lines: [{ ...line, startsOn: null, instanceId: null }] }),
  ).toEqual([])
})

test('changed fields of the head, a line and its form are named one by one', () => {
  const after = {
    ...content,
    endsOn: '2026-12-15',
    lines: [{ ...line, quantity: 1, config: { hostName: 'app-1', image: 'debian' } }],
  }
  expect(
    diffContent(content, after).map(({ lineKey, field, before, after: now }) => [
      lineKey,
      field,
      before,
      now,
    ]),
  ).toEqual([
    [null, 'endsOn', '2026-12-31', '2026-12-15'],
    ['l1', 'quantity', 2, 1],
    ['l1', 'config.hostName', 'app', 'app-1'],
    ['l1', 'config.image', undefined, 'debian'],
  ])
})

test('lines added and removed are told as such', () => {
  const other = { ...line, key: 'l2' }
  const kinds = diffContent(content, { ...content, lines: [other] }).map(({ kind, lineKey }) => [
    kind,
    lineKey,
  ])
  expect(kinds).toEqual([
    ['removed', 'l1'],
    ['added', 'l2'],
  ])
})
