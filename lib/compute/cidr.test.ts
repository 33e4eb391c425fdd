import { describe, expect, test } from 'vitest'
import { canonicalCidr, contains, overlaps, readCidr, usableAddresses } from '@/lib/compute/cidr'

const net = (text: string) => {
  const read = readCidr(text)
  if (!read) throw new Error(text)
  return read
}

describe('networks', () => {
  test('are read with their first and last address', () => {
    expect(canonicalCidr(net('10.24.6.77/24'))).toBe('10.24.6.0/24')
    expect(canonicalCidr(net('255.255.255.255/32'))).toBe('255.255.255.255/32')
    expect(canonicalCidr(net('0.0.0.0/0'))).toBe('0.0.0.0/0')
  })

  test.each(['', '10.24.6.0', '10.24.6.0/33', '256.0.0.0/8', '10.24.6/24', '10.24.6.0/24 ', '::/0'])(
    '%j is none',
    (text) => {
      expect(readCidr(text)).toBeNull()
    },
  )

  test('overlap when one lies in the other, not when they only touch', () => {
    expect(overlaps(net('10.24.0.0/20'), net('10.24.15.0/24'))).toBe(true)
    expect(overlaps(net('10.24.0.0/24'), net('10.24.1.0/24'))).toBe(false)
    expect(contains(net('10.0.0.0/9'), net('10.127.255.0/24'))).toBe(true)
    expect(contains(net('10.0.0.0/9'), net('10.128.0.0/24'))).toBe(false)
  })

  test('keep three addresses for themselves', () => {
    expect(usableAddresses(net('10.24.6.0/24'))).toBe(253)
  })
})
