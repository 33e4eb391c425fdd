import { expect, test } from 'vitest'
import { expandNames } from '@/lib/orders/expand-names'

test('a range names every unit and keeps its zeros', () => {
  expect(expandNames('app-{03..04}', 2)).toEqual(['app-03', 'app-04'])
  expect(expandNames('app-{9..11}-x', 3)).toEqual(['app-9-x', 'app-10-x', 'app-11-x'])
})

test('a plain name is numbered only when there are several', () => {
  expect(expandNames('web', 1)).toEqual(['web'])
  expect(expandNames('web', 3)).toEqual(['web-1', 'web-2', 'web-3'])
})

test('a range of another length than the quantity names nothing', () => {
  expect(expandNames('app-{1..3}', 2)).toBeNull()
  expect(expandNames('app-{4..3}', 1)).toBeNull()
})
