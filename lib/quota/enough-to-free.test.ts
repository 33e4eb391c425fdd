import { expect, test } from 'vitest'
import { enoughToFree } from '@/lib/quota/enough-to-free'

const holders = [
  { token: 'a', amounts: { vcpu: 8, memoryMiB: 1024 } },
  { token: 'b', amounts: { vcpu: 4, memoryMiB: 8192 } },
  { token: 'c', amounts: { vcpu: 2 } },
]

test('the fewest that cover every kind that is missing', () => {
  expect(enoughToFree({ vcpu: 7 }, holders)).toEqual(['a'])
  expect(enoughToFree({ vcpu: 4, memoryMiB: 8000 }, holders)).toEqual(['b'])
  expect(enoughToFree({ vcpu: 10, memoryMiB: 8000 }, holders)?.toSorted()).toEqual(['a', 'b'])
})

test('nothing when all of it would not do, or only a crowd', () => {
  expect(enoughToFree({ vcpu: 15 }, holders)).toBeNull()
  expect(enoughToFree({ diskGiB: 1 }, holders)).toBeNull()
  const crowd = Array.from({ length: 9 }, (_, n) => ({ token: String(n), amounts: { vcpu: 1 } }))
  expect(enoughToFree({ vcpu: 6 }, crowd)).toBeNull()
})
