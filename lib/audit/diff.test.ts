import { expect, test } from 'vitest'
import { diff, objectName } from '@/lib/audit/diff'

test('only what differs is shown, also what came or went', () => {
  const before = { state: 'draft', title: 'A', amount: '12', gone: true }
  const after = { state: 'approving', title: 'A', amount: '12', lines: [1, 2] }
  expect(diff(before, after)).toEqual([
    { field: 'gone', before: 'true', after: '' },
    { field: 'lines', before: '', after: '[1,2]' },
    { field: 'state', before: 'draft', after: 'approving' },
  ])
  expect(diff(null, null)).toEqual([])
  expect(diff(undefined, 'x')).toEqual([{ field: 'value', before: '', after: 'x' }])
})

test('an object is called by its number or name', () => {
  expect(objectName({ name: 'old' }, { name: 'new', number: 'DD-1' })).toBe('DD-1')
  expect(objectName(null, { title: { zh: '维护', en: 'Maintenance' } })).toBe('维护')
  expect(objectName(null, { amount: 1 })).toBeNull()
})
