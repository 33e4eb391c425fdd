import { expect, test } from 'vitest'
import type { OrderContent } from '@/lib/db/schema/orders'
import { repeatContent } from '@/lib/orders/repeat-content'

const past: OrderContent = {
  title: '扩容',
  justification: '高峰',
  businessSystemId: 's',
  budgetId: 'b',
  startsOn: '2026-03-01',
  endsOn: '2026-03-31',
  lines: [
    {
      key: 'l1',
      kind: 'create',
      serviceId: 's',
      planId: 'p',
      quantity: 2,
      config: { hostName: 'app' },
      startsOn: '2026-03-05',
      endAction: 'stop',
      agreementId: 'a1',
      onNoCapacity: 'wait',
    },
  ],
}

test('lasts as long as before, from today, with the agreement to be accepted anew', () => {
  const copy = repeatContent(past, '2026-11-20')
  expect(copy).toMatchObject({ startsOn: '2026-11-20', endsOn: '2026-12-20', budgetId: 'b' })
  expect(copy.lines[0]).toMatchObject({ quantity: 2, agreementId: null, startsOn: null })
})

test('stops at the end of the fiscal year, and leaves last year’s budget', () => {
  expect(repeatContent(past, '2026-12-15').endsOn).toBe('2026-12-31')
  expect(repeatContent(past, '2027-01-04').budgetId).toBeNull()
})
