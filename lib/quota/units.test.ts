import { expect, test } from 'vitest'
import { RequestQuotaForm, SetQuotaForm } from '@/lib/quota/input'
import { toUnits } from '@/lib/quota/units'

test('memory is asked for and set in GiB', () => {
  const asked = RequestQuotaForm.parse({ kind: 'memoryMiB', wantedLimit: '320', reason: '扩容' })
  expect(asked.wantedLimit).toBe(327_680)
  const agencyId = crypto.randomUUID()
  expect(SetQuotaForm.parse({ agencyId, kind: 'vcpu', limit: '64' })).toEqual({
    agencyId,
    kind: 'vcpu',
    limit: 64,
  })
  expect(toUnits('memoryMiB', 1536)).toBe(1.5)
})
