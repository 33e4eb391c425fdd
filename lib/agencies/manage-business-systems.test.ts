import { getBusinessSystem, listBusinessSystems } from '@/lib/agencies/business-systems'
import {
  createBusinessSystem,
  editBusinessSystem,
  retireBusinessSystem,
} from '@/lib/agencies/manage-business-systems'
import { describe, expect, test } from '@/lib/testing/db'
import { aBusinessSystem, anAgency, aPerson } from '@/lib/testing/factories'

const fields = { name: '审批系统', zone: 'extranet' as const, protectionLevel: 3, ownerId: null }
const nothingRuns = async () => 0

describe('a business system', () => {
  test('is registered, changed and retired by its agency', async ({ db }) => {
    const { id: agencyId } = await anAgency(db)
    const { ctx, id: ownerId } = await aPerson(db, agencyId, ['staff'])
    const systemId = await createBusinessSystem(ctx, { code: 'OA-1', ...fields })
    await editBusinessSystem(ctx, { systemId, ...fields, ownerId, filingNumber: '53000012345-00001' })
    expect(await getBusinessSystem(ctx, systemId)).toMatchObject({
      ownerId,
      filingNumber: '53000012345-00001',
    })
    const busy = retireBusinessSystem(ctx, { systemId }, async () => 3)
    await expect(busy).rejects.toMatchObject({
      code: 'agencies.systemInUse',
      details: { params: { count: 3 } },
    })
    await retireBusinessSystem(ctx, { systemId }, nothingRuns)
    expect(await listBusinessSystems(ctx)).toEqual([])
    const again = retireBusinessSystem(ctx, { systemId }, nothingRuns)
    await expect(again).rejects.toMatchObject({ code: 'agencies.retiredAlready' })
  })

  test('stays within the zones and the level of its agency, under a code of its own', async ({ db }) => {
    const { id: agencyId } = await anAgency(db)
    const { ctx } = await aPerson(db, agencyId, ['staff'])
    await createBusinessSystem(ctx, { code: 'OA', ...fields })
    const code = createBusinessSystem(ctx, { code: 'OA', ...fields })
    await expect(code).rejects.toMatchObject({
      details: { fields: { code: { code: 'agencies.systemTaken' } } },
    })
    const zone = createBusinessSystem(ctx, { code: 'B', ...fields, zone: 'intranet' })
    await expect(zone).rejects.toMatchObject({
      details: { fields: { zone: { code: 'agencies.zoneNotAllowed' } } },
    })
    const level = createBusinessSystem(ctx, { code: 'C', ...fields, protectionLevel: 4 })
    await expect(level).rejects.toMatchObject({
      details: { fields: { protectionLevel: { params: { max: 3 } } } },
    })
  })

  test('of another agency does not exist; approvers do not change any', async ({ db }) => {
    const [here, there] = [await anAgency(db), await anAgency(db)]
    const { ctx } = await aPerson(db, here.id, ['staff'])
    const approver = await aPerson(db, here.id, ['approver'])
    const { id: systemId } = await aBusinessSystem(db, there.id)
    await expect(editBusinessSystem(ctx, { systemId, ...fields })).rejects.toMatchObject({ kind: 'notFound' })
    await expect(retireBusinessSystem(ctx, { systemId }, nothingRuns)).rejects.toMatchObject({
      kind: 'notFound',
    })
    const mere = createBusinessSystem(approver.ctx, { code: 'X', ...fields })
    await expect(mere).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
