import { expect, test } from 'vitest'
import { ownParams } from '@/lib/i18n/own-params'

test('an English reader gets the English value where there is one', () => {
  const params = { step: '部门负责人', stepEn: 'Head of department', other: '值', otherEn: '' }
  expect(ownParams('en', params)).toMatchObject({ step: 'Head of department', other: '值' })
  expect(ownParams('zh', params)).toBe(params)
  expect(ownParams('en', undefined)).toBeUndefined()
})
