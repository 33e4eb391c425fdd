import type { Databases } from '@/lib/context'
import { inTransaction } from '@/lib/context'
import { decideQuotaRequest } from '@/lib/quota/decide-quota-request'
import { holdQuota } from '@/lib/quota/hold-quota'
import { listClaims } from '@/lib/quota/list-claims'
import { listQuotaRequests } from '@/lib/quota/list-quota-requests'
import { quotaOf } from '@/lib/quota/queries'
import { requestQuota } from '@/lib/quota/request-quota'
import { setQuota } from '@/lib/quota/set-quota'
import { expect, test } from '@/lib/testing/db'
import { aBudget, anAgency, aPerson, countRows } from '@/lib/testing/factories'

async function aWorld(db: Databases) {
  const agency = await anAgency(db)
  await aBudget(db, agency.id, 100_00n, 10)
  const staff = await aPerson(db, agency.id, ['staff'])
  const authority = await aPerson(db, null, ['authority'])
  const vcpu = async () => (await quotaOf(staff.ctx, agency.id)).find(({ kind }) => kind === 'vcpu')?.limit
  const ask = async (wantedLimit: number) => {
    await requestQuota(staff.ctx, { kind: 'vcpu', wantedLimit, reason: '扩容' })
    const [latest] = await listQuotaRequests(staff.ctx)
    return latest?.request.id ?? ''
  }
  return { agency, staff, authority, vcpu, ask }
}

test('a granted request raises the limit at once and tells who asked', async ({ db }) => {
  const { staff, authority, vcpu, ask } = await aWorld(db)
  const requestId = await ask(20)
  expect(
    await countRows(db, 'notification', `person_id = '${authority.id}' and waits and done_at is null`),
  ).toBe(1)
  await decideQuotaRequest(authority.ctx, { requestId, decision: 'grant', answer: '' })
  expect(await vcpu()).toBe(20)
  expect(
    await countRows(db, 'notification', `person_id = '${authority.id}' and waits and done_at is null`),
  ).toBe(0)
  expect(await countRows(db, 'notification', `person_id = '${staff.id}' and kind = 'quotaGranted'`)).toBe(1)
  const again = { requestId, decision: 'refuse', answer: '迟了' } as const
  await expect(decideQuotaRequest(authority.ctx, again)).rejects.toMatchObject({
    code: 'quota.requestDecided',
  })
})

test('a refusal needs a reason and changes nothing', async ({ db }) => {
  const { authority, vcpu, ask } = await aWorld(db)
  const requestId = await ask(20)
  await expect(
    decideQuotaRequest(authority.ctx, { requestId, decision: 'refuse', answer: '' }),
  ).rejects.toMatchObject({
    code: 'quota.answerNeeded',
  })
  await decideQuotaRequest(authority.ctx, { requestId, decision: 'refuse', answer: '先释放闲置' })
  expect(await vcpu()).toBe(10)
})

test('asking for no more than there is, or deciding without being the authority, is refused', async ({
  db,
}) => {
  const { staff, agency, ask } = await aWorld(db)
  await expect(ask(10)).rejects.toMatchObject({ code: 'quota.notHigher' })
  const requestId = await ask(11)
  const approver = (await aPerson(db, agency.id, ['approver'])).ctx
  const wanted = { kind: 'vcpu', wantedLimit: 99, reason: 'x' } as const
  await expect(requestQuota(approver, wanted)).rejects.toMatchObject({ kind: 'forbidden' })
  const decision = { requestId, decision: 'grant', answer: '' } as const
  await expect(decideQuotaRequest(staff.ctx, decision)).rejects.toMatchObject({ kind: 'forbidden' })
  const limit = { agencyId: agency.id, kind: 'vcpu', limit: 1000 } as const
  await expect(setQuota(staff.ctx, limit)).rejects.toMatchObject({ kind: 'forbidden' })
})

test('an agency sees its own requests and claims only', async ({ db }) => {
  const { staff, agency, ask } = await aWorld(db)
  await ask(12)
  const token = crypto.randomUUID()
  await inTransaction(staff.ctx, (tx) =>
    holdQuota(tx, { agencyId: agency.id, lines: [{ token, amounts: { vcpu: 4 } }] }),
  )
  expect(await listClaims(staff.ctx, 'vcpu')).toMatchObject([{ token, amount: 4, state: 'held' }])
  const stranger = (await aPerson(db, (await anAgency(db)).id, ['staff'])).ctx
  expect(await listQuotaRequests(stranger)).toEqual([])
  expect(await listClaims(stranger, 'vcpu')).toEqual([])
  const desk = (await aPerson(db, null, ['serviceDesk'])).ctx
  await expect(listQuotaRequests(desk)).rejects.toMatchObject({ kind: 'forbidden' })
})

test('a limit never falls below what is taken', async ({ db }) => {
  const { staff, authority, agency, vcpu } = await aWorld(db)
  const token = crypto.randomUUID()
  await inTransaction(staff.ctx, (tx) =>
    holdQuota(tx, { agencyId: agency.id, lines: [{ token, amounts: { vcpu: 4 } }] }),
  )
  const set = (limit: number) => setQuota(authority.ctx, { agencyId: agency.id, kind: 'vcpu', limit })
  await expect(set(3)).rejects.toMatchObject({ code: 'quota.belowTaken', details: { params: { taken: 4 } } })
  await set(4)
  expect(await vcpu()).toBe(4)
})
