import { expect, test } from 'vitest'
import { checkPrice } from '@/lib/billing/check-price'
import type { PriceItem } from '@/lib/billing/price'

const hourly = (unitPrice: string): PriceItem => ({ meter: 'vcpu', kind: 'perHour', unitPrice })
const tiered = (...borders: (string | null)[]): PriceItem => ({
  meter: 'calls',
  kind: 'graduated',
  tiers: borders.map((upTo) => ({ upTo, unitPrice: '1' })),
})

test('a price that can be rated has no problem', () => {
  expect(checkPrice(hourly('0.123456'))).toBeNull()
  expect(checkPrice(tiered('100', '500', null))).toBeNull()
  expect(checkPrice({ ...hourly('1'), reliefPercent: '100' })).toBeNull()
})

test('what cannot be rated is named', () => {
  expect(checkPrice(hourly('0.1234567'))).toBe('billing.priceNotADecimal')
  expect(checkPrice(hourly('1e3'))).toBe('billing.priceNotADecimal')
  expect(checkPrice(hourly('-1'))).toBe('billing.priceNegative')
  expect(checkPrice({ ...hourly('1'), reliefPercent: '100.5' })).toBe('billing.priceReliefOver100')
  expect(checkPrice(tiered('100', '500'))).toBe('billing.priceNoOpenTier')
  expect(checkPrice(tiered())).toBe('billing.priceNoOpenTier')
  expect(checkPrice(tiered('100', '100', null))).toBe('billing.priceTiersNotRising')
  expect(checkPrice(tiered('100', null, null))).toBe('billing.priceTiersNotRising')
})
