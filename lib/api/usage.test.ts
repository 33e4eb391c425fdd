import { aToken, send } from '@/lib/api/testing/send'
import { aPricedService } from '@/lib/testing/a-priced-service'
import { anInstance } from '@/lib/testing/an-instance'
import { describe, expect, test } from '@/lib/testing/db'
import { anAgency, aPerson, countRows } from '@/lib/testing/factories'

describe('usage by program', () => {
  test('is taken once from a platform system, and read by the agency it belongs to', async ({ db }) => {
    const agency = await anAgency(db)
    const requester = await aPerson(db, agency.id, ['staff'])
    const { instance } = await anInstance(db, {
      agencyId: agency.id,
      requesterId: requester.id,
      priced: await aPricedService(db),
      spans: [{ state: 'running', from: '2026-11-01 00:00:00' }],
    })
    const reviewer = await aPerson(db, null, ['billingReviewer'])
    const token = await aToken(reviewer.ctx, ['usage:ingest'])
    const fact = {
      source: 'edge-router-1',
      id: `202611-${instance.id}`,
      agencyId: instance.agencyId,
      instanceId: instance.id,
      meter: 'traffic.outGiB',
      quantity: '12.5',
      unit: 'GiB',
      startAt: '2026-11-03T00:00:00+08:00',
      endAt: '2026-11-04T00:00:00+08:00',
    }
    const first = await send(db, 'POST', '/usage', { token, body: { facts: [fact] } })
    expect(await first.json()).toEqual({ received: 1, added: 1 })
    const again = await send(db, 'POST', '/usage', { token, body: { facts: [fact] } })
    expect(await again.json()).toEqual({ received: 1, added: 0 })

    const staff = await aPerson(db, instance.agencyId, ['staff'])
    const reader = await aToken(staff.ctx, ['usage:read'])
    const { items } = await (await send(db, 'GET', '/usage?month=202611', { token: reader })).json()
    expect(items).toMatchObject([{ id: fact.id, quantity: '12.5', startAt: '2026-11-02T16:00:00.000Z' }])

    const stranger = await anAgency(db)
    const wrong = { ...fact, id: '202611-x', agencyId: stranger.id }
    const refused = await send(db, 'POST', '/usage', { token, body: { facts: [fact, wrong] } })
    expect([refused.status, (await refused.json()).errors]).toEqual([
      422,
      [expect.objectContaining({ in: 'body', name: 'facts.1.instanceId' })],
    ])
    expect(await countRows(db, 'usage_fact', `agency_id = '${stranger.id}'`)).toBe(0)
  })

  test('is not taken from an agency', async ({ db }) => {
    const staff = await aPerson(db, (await anAgency(db)).id, ['finance'])
    await expect(aToken(staff.ctx, ['usage:ingest'])).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
