import { and, eq } from 'drizzle-orm'
import { acceptTransfer } from '@/lib/compute/accept-transfer'
import { declineTransfer } from '@/lib/compute/decline-transfer'
import { listOfferedTransfers } from '@/lib/compute/list-transfers'
import { offerTransfer } from '@/lib/compute/offer-transfer'
import { settleTransfer } from '@/lib/compute/settle-transfer'
import { stopInstance } from '@/lib/compute/stop-instance'
import { withdrawTransfer } from '@/lib/compute/withdraw-transfer'
import type { Databases } from '@/lib/context'
import { instances } from '@/lib/db/schema/provisioning'
import { quotas } from '@/lib/db/schema/quota'
import { advanceRun } from '@/lib/provisioning/advance-run'
import { aRunningMachine, instanceNow, silent } from '@/lib/testing/a-machine'
import { describe, expect, test } from '@/lib/testing/db'
import {
  aBudget,
  aBusinessSystem,
  aCtx,
  anAgency,
  aPerson,
  aSystem,
  countRows,
} from '@/lib/testing/factories'

async function anOffer(db: Databases) {
  const machine = await aRunningMachine(db)
  const giver = await aPerson(db, machine.agency.id, ['agencyAdmin'])
  const to = await anAgency(db)
  const receiver = await aPerson(db, to.id, ['agencyAdmin'])
  const system = await aBusinessSystem(db, to.id)
  const budget = await aBudget(db, to.id)
  const input = { instanceId: machine.instance.id, toAgencyId: to.id, reason: '机构改革，职能划转' }
  const { transferId } = await offerTransfer(giver.ctx, input)
  return { ...machine, giver, to, receiver, newSystem: system, budget, transferId }
}
const usedVcpu = async (db: Databases, agencyId: string) =>
  (
    await aSystem(db)
      .db.select()
      .from(quotas)
      .where(and(eq(quotas.agencyId, agencyId), eq(quotas.kind, 'vcpu')))
  )[0]

describe('a machine goes to another agency', () => {
  test('once it accepts, machine, quota and money are there, and the giver keeps a closed record', async ({
    db,
  }) => {
    const { ctx, receiver, to, newSystem, budget, transferId, instance } = await anOffer(db)
    expect(await listOfferedTransfers(receiver.ctx)).toMatchObject([{ id: transferId, name: instance.name }])
    const { runId } = await acceptTransfer(receiver.ctx, {
      transferId,
      businessSystemId: newSystem.id,
      budgetId: budget.id,
    })
    expect(await usedVcpu(db, to.id)).toMatchObject({ held: 4, used: 0 })
    await advanceRun(ctx, { runId }, { ...silent, finished: settleTransfer })
    expect(await usedVcpu(db, to.id)).toMatchObject({ held: 0, used: 4 })
    expect((await instanceNow(ctx, instance.id)).state).toBe('closed')
    const [taken] = await receiver.ctx.db.select().from(instances)
    expect(taken).toMatchObject({
      name: instance.name,
      state: 'running',
      address: instance.address,
      agencyId: to.id,
    })
    expect(await countRows(db, 'transfer', `id = '${transferId}' and state = 'done'`)).toBe(1)
    expect(await countRows(db, 'budget', `id = '${budget.id}' and held_fen = 0 and committed_fen >= 0`)).toBe(
      1,
    )
  })

  test('while the offer stands the machine stays as it is; withdrawn, it can be used again', async ({
    db,
  }) => {
    const { staff, giver, receiver, newSystem, budget, transferId, instance } = await anOffer(db)
    await expect(stopInstance(staff.ctx, { instanceId: instance.id })).rejects.toMatchObject({
      code: 'compute.offered',
    })
    await withdrawTransfer(giver.ctx, { transferId })
    await stopInstance(staff.ctx, { instanceId: instance.id })
    const late = { transferId, businessSystemId: newSystem.id, budgetId: budget.id }
    await expect(acceptTransfer(receiver.ctx, late)).rejects.toMatchObject({
      code: 'compute.transferNotOpen',
    })
  })

  test('declined, the giver is told and nothing has moved', async ({ db }) => {
    const { giver, receiver, to, transferId, instance, ctx } = await anOffer(db)
    await declineTransfer(receiver.ctx, { transferId })
    expect((await instanceNow(ctx, instance.id)).state).toBe('running')
    expect(await usedVcpu(db, to.id)).toMatchObject({ held: 0, used: 0 })
    expect(
      await countRows(db, 'notification', `person_id = '${giver.id}' and kind = 'transferDeclined'`),
    ).toBe(1)
  })

  test('without quota it is refused, and the offer stands', async ({ db }) => {
    const { receiver, to, newSystem, budget, transferId } = await anOffer(db)
    await aSystem(db)
      .db.update(quotas)
      .set({ limit: 3 })
      .where(and(eq(quotas.agencyId, to.id), eq(quotas.kind, 'vcpu')))
    const input = { transferId, businessSystemId: newSystem.id, budgetId: budget.id }
    await expect(acceptTransfer(receiver.ctx, input)).rejects.toMatchObject({ kind: 'quota' })
    expect(await countRows(db, 'transfer', `id = '${transferId}' and state = 'offered'`)).toBe(1)
  })

  test('a system of another zone does not fit', async ({ db }) => {
    const { receiver, to, budget, transferId } = await anOffer(db)
    const internet = await aBusinessSystem(db, to.id, { zone: 'internet' })
    const input = { transferId, businessSystemId: internet.id, budgetId: budget.id }
    await expect(acceptTransfer(receiver.ctx, input)).rejects.toMatchObject({ code: 'compute.systemNotFit' })
  })

  test('only the two agencies concerned, each on its side, and only their administrators', async ({ db }) => {
    const { giver, receiver, staff, to, newSystem, budget, transferId, instance } = await anOffer(db)
    const stranger = await aPerson(db, (await anAgency(db)).id, ['agencyAdmin'])
    expect(await listOfferedTransfers(stranger.ctx)).toEqual([])
    const attempts = [
      withdrawTransfer(receiver.ctx, { transferId }),
      declineTransfer(giver.ctx, { transferId }),
      declineTransfer(stranger.ctx, { transferId }),
      withdrawTransfer(stranger.ctx, { transferId }),
    ]
    await Promise.all(attempts.map((attempt) => expect(attempt).rejects.toMatchObject({ kind: 'notFound' })))
    const own = aCtx(db, to.id, ['staff'])
    const input = { transferId, businessSystemId: newSystem.id, budgetId: budget.id }
    await expect(acceptTransfer(own, input)).rejects.toMatchObject({ kind: 'forbidden' })
    const offer = { instanceId: instance.id, toAgencyId: to.id, reason: '原因' }
    await expect(offerTransfer(staff.ctx, offer)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('an agency without the zone, or the own one, cannot be offered to', async ({ db }) => {
    const { agency, instance } = await aRunningMachine(db)
    const giver = await aPerson(db, agency.id, ['agencyAdmin'])
    const intranet = await anAgency(db, { networkZones: ['intranet'] })
    const offer = (toAgencyId: string) =>
      offerTransfer(giver.ctx, { instanceId: instance.id, toAgencyId, reason: '原因' })
    await expect(offer(intranet.id)).rejects.toMatchObject({ code: 'compute.zoneNotOpen' })
    await expect(offer(agency.id)).rejects.toMatchObject({ code: 'compute.sameAgency' })
  })
})
