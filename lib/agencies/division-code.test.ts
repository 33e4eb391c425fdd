import { expect, test } from 'vitest'
import { divisionLevel, suggestedParent } from '@/lib/agencies/division-code'

test.each([
  ['330000', 'province', null],
  ['330100', 'prefecture', '330000'],
  ['330106', 'county', '330100'],
  ['330200', 'prefecture', '330000'],
  ['110101', 'county', '110000'],
  ['500230', 'county', '500000'],
  ['310100', 'prefecture', '310000'],
  ['429005', 'county', '420000'],
  ['469001', 'county', '460000'],
  ['659001', 'county', '650000'],
  ['441900', 'prefecture', '440000'],
  ['620200', 'prefecture', '620000'],
])('%s is a %s below %s', (code, level, parent) => {
  expect(divisionLevel(code)).toBe(level)
  expect(suggestedParent(code)).toBe(parent)
})

test.each(['441901', '460402', '990000', '330006', '33010', '3301060', '33010a', ''])(
  '%j is no division',
  (code) => {
    expect(divisionLevel(code)).toBeNull()
    expect(suggestedParent(code)).toBeNull()
  },
)
