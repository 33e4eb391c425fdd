import { frameNotices } from '@/lib/notify/frame-notices'
import { countMine } from '@/lib/orders/count-mine'
import { anOrderingAgency } from '@/lib/orders/testing/an-order'
import { listUsedServices } from '@/lib/provisioning/list-used-services'
import { anInstance } from '@/lib/testing/an-instance'
import { expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aPerson } from '@/lib/testing/factories'

test('pages say what stands behind them: in the navigation, on the first page and in the catalogue', async ({
  db,
}) => {
  const { agency, staff, priced, draft, submitted } = await anOrderingAgency(db)
  await submitted()
  await draft()
  const spans = [{ state: 'running' as const, from: '2026-11-01 00:00:00' }]
  await anInstance(db, { agencyId: agency.id, requesterId: staff.id, priced, spans })
  const services = [priced.service.id]
  expect((await frameNotices(staff.ctx)).counts).toMatchObject({ orders: 1, instances: 1 })
  expect(await countMine(staff.ctx)).toEqual({ drafts: 1, waiting: 1 })
  expect([...(await listUsedServices(staff.ctx, services))]).toEqual(services)

  const colleague = await aPerson(db, agency.id, ['staff'])
  expect((await frameNotices(colleague.ctx)).counts).toMatchObject({ orders: 1, instances: 1 })
  expect(await countMine(colleague.ctx)).toEqual({ drafts: 0, waiting: 0 })

  const stranger = await aPerson(db, (await anAgency(db)).id, ['staff'])
  expect((await frameNotices(stranger.ctx)).counts).toMatchObject({ orders: 0, instances: 0 })
  expect(await listUsedServices(stranger.ctx, services)).toEqual(new Set())
  const auditor = aCtx(db, null, ['auditAdmin'])
  await expect(countMine(auditor)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(listUsedServices(auditor, services)).rejects.toMatchObject({ kind: 'forbidden' })
})
