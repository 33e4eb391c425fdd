import { expect, test } from 'vitest'
import { kindFor, obstacleTo } from '@/lib/evacuation/rules'

const free = {
  machine: { state: 'running', busy: false } as const,
  pinned: undefined,
  able: true,
  mayStart: true,
}

test('a host that is down is rebuilt from, any other is drained', () => {
  expect(['up', 'drain', 'maintenance', 'down'].map(kindFor)).toEqual(['drain', 'drain', 'drain', 'rebuild'])
})

test('what keeps a machine is said, the lasting reason before the passing one', () => {
  expect(obstacleTo(free)).toBeNull()
  expect(obstacleTo({ ...free, machine: undefined })).toEqual({ code: 'waiting' })
  expect(obstacleTo({ ...free, machine: { state: 'running', busy: true } })).toEqual({ code: 'busy' })
  expect(obstacleTo({ ...free, mayStart: false })).toEqual({ code: 'busy' })
  expect(obstacleTo({ ...free, able: false, mayStart: false })).toEqual({ code: 'engine' })
  expect(obstacleTo({ ...free, able: false, pinned: '授时卡' })).toEqual({
    code: 'pinned',
    params: { reason: '授时卡' },
  })
})
