import { expect, test } from 'vitest'
import { toldOf } from '@/lib/scheduler/told-of'
import type { Choice } from '@/lib/scheduler/writer/explain-choice'
import { pack } from '@/lib/scheduler/writer/packed-choice'

const choice: Choice = {
  by: 'index',
  looked: 10_000,
  left: [10_000, 9000, 9000, 8800, 120, 80, 80, 79, 79],
  atMost: true,
  best: [
    { id: '0193f0a2-7c1e-7aaa-8aaa-0123456789ab', score: 0 },
    { id: '0193f0a2-7c1e-7aaa-8aaa-0123456789ac', score: 0.123456789 },
  ],
}

test('a packed choice is told as it was written, scores to six digits', () => {
  const told = toldOf({ packed: pack(choice) })
  expect(told).toMatchObject({ by: 'index', looked: 10_000, atMost: true })
  expect(told.funnel?.map(({ remaining }) => remaining)).toEqual(choice.left)
  expect(told.best).toEqual([choice.best[0], { id: choice.best[1]?.id, score: 0.123457 }])
})

test('exact counts, one host, and what earlier releases wrote', () => {
  const own: Choice = { by: 'index', looked: 1, left: [1], best: [] }
  expect(toldOf({ packed: pack(own) })).toEqual(toldOf(own))
  expect(toldOf({ refused: [], looked: 3 })).toEqual({ refused: [], looked: 3 })
})
