import { expect, test } from 'vitest'
import { withSubordinates } from '@/lib/agencies/with-subordinates'

test('everybody below the requester is excluded, however deep, and nobody above or beside', () => {
  const lines = new Map([
    ['head', null],
    ['requester', 'head'],
    ['beside', 'head'],
    ['clerk', 'requester'],
    ['trainee', 'clerk'],
  ])
  expect([...withSubordinates('requester', lines)].toSorted()).toEqual(['clerk', 'requester', 'trainee'])
})

test('a circle in the data ends', () => {
  const lines = new Map([
    ['a', 'b'],
    ['b', 'a'],
  ])
  expect(withSubordinates('a', lines)).toEqual(new Set(['a', 'b']))
})
