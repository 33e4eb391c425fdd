import { inTransaction } from '@/lib/context'
import { handReservation } from '@/lib/scheduler/hand-reservation'
import { listChoices } from '@/lib/scheduler/list-choices'
import type { CapacityRequest } from '@/lib/scheduler/request'
import { reserve } from '@/lib/scheduler/reserve'
import { findDecision, searchDecisions } from '@/lib/scheduler/search-decisions'
import { aPool } from '@/lib/scheduler/testing/a-pool'
import { withWriter } from '@/lib/scheduler/testing/a-writer'
import { expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aSystem, countRows, testNow } from '@/lib/testing/factories'

const expiresAt = new Date(testNow.getTime() + 600_000)
const request = (protectionLevel: number): CapacityRequest => ({
  vcpu: 4,
  memoryMiB: 8192,
  diskGiB: 40,
  zone: 'extranet',
  protectionLevel,
  architecture: 'x86_64',
})
const key = () => crypto.randomUUID()

test('a choice of the index is explained as one of the scan: looked at, left by each filter, best three', async ({
  db,
}) => {
  const level = 301
  const { pool, hosts } = await aPool(db, { level, hosts: 4, vcpu: 16 })
  const agency = await anAgency(db)
  const [byScan, byIndex] = [key(), key()]
  const asked = { agencyId: agency.id, expiresAt, request: request(level) }
  await reserve(aSystem(db), { ...asked, key: byScan })
  await withWriter(db, pool.id, async () => {
    await reserve(aSystem(db), { ...asked, key: byIndex })
  })
  const { rows } = await searchDecisions(
    aSystem(db),
    { placed: true, q: '', since: null, keys: [byScan, byIndex] },
    { page: 1, size: 10 },
  )
  const [index, scan] = rows
  expect([index?.explanation.by, scan?.explanation.by]).toEqual(['index', undefined])
  for (const one of rows) {
    const left = new Map(one.explanation.funnel?.map(({ filter, remaining }) => [filter, remaining]))
    expect([left.get('level'), left.get('cpu'), left.get('headroom')]).toEqual([4, 4, 4])
    expect(one.explanation.looked).toBeGreaterThanOrEqual(4)
    const detail = await findDecision(aSystem(db), one.id)
    expect(detail?.bestNames).toHaveLength(3)
    expect(detail?.bestNames[0]?.id).toBe(one.hostId)
    const names = hosts.map(({ name }) => name)
    for (const { name } of detail?.bestNames ?? []) expect(names).toContain(name)
  }
})

test('a refusal names the nearest plan that fits, for the agency that asked and no other', async ({ db }) => {
  const level = 302
  await aPool(db, { level, hosts: 2, vcpu: 4 })
  const agency = await anAgency(db)
  const staff = aCtx(db, agency.id, ['staff'])
  const [mine, small, tiny] = [key(), key(), key()]
  const alternatives = async () => [
    { planId: tiny, vcpu: 1, memoryMiB: 1024, diskGiB: 40 },
    { planId: small, vcpu: 4, memoryMiB: 8192, diskGiB: 40 },
  ]
  const asked = { agencyId: agency.id, expiresAt, request: { ...request(level), vcpu: 8 } }
  const answer = await reserve(staff, { ...asked, key: mine, alternatives })
  expect(answer).toMatchObject({ placed: false, explanation: { nearest: { planId: small } } })
  expect((await listChoices(staff, [mine])).get(mine)).toMatchObject({
    placed: false,
    told: { refused: [{ filter: 'cpu' }], nearest: { planId: small } },
  })
  const stranger = aCtx(db, (await anAgency(db)).id, ['staff'])
  expect(await listChoices(stranger, [mine])).toEqual(new Map())
  await expect(listChoices(aCtx(db, null, ['leadingGroup']), [mine])).rejects.toMatchObject({
    kind: 'forbidden',
  })
})

test('why it was placed stays told under the key it was asked for, to who asked, when the room passes on', async ({
  db,
}) => {
  const level = 303
  await aPool(db, { level, hosts: 2, vcpu: 16 })
  const [former, next] = [await anAgency(db), await anAgency(db)]
  const [asked, handed, earlier] = [key(), key(), key()]
  const system = aSystem(db)
  await reserve(system, { key: asked, agencyId: former.id, expiresAt, request: request(level) })
  await inTransaction(system, (tx) => handReservation(tx, { key: asked, toKey: handed, toAgencyId: next.id }))
  await db.platform.query(
    `insert into placement_decision (agency_id, key, placed, host_id, request, explanation, at)
     select agency_id, $2, true, host_id, request, explanation, decided_at from reservation where key = $1`,
    [asked, earlier],
  )
  const [his, hers] = [aCtx(db, former.id, ['staff']), aCtx(db, next.id, ['staff'])]
  const told = await listChoices(his, [asked, handed, earlier])
  expect([...told.keys()].sort()).toEqual([asked, earlier].sort())
  expect(told.get(asked)).toEqual(told.get(earlier))
  expect(await listChoices(hers, [asked, handed])).toEqual(new Map())
  const { rows } = await searchDecisions(
    system,
    { placed: true, q: '', since: null, keys: [asked, handed, earlier] },
    { page: 1, size: 10 },
  )
  expect(rows.map((row) => [row.key, row.agencyName])).toEqual([
    [earlier, former.name],
    [asked, former.name],
  ])
  const live = `key = '${handed}' and agency_id = '${next.id}' and state = 'reserved' and vcpu = 4`
  expect(await countRows(db, 'reservation', live)).toBe(1)
})
