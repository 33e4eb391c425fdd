import type { Databases } from '@/lib/context'
import { inTransaction } from '@/lib/context'
import { askPlacement } from '@/lib/scheduler/ask-placement'
import { confirmReservation } from '@/lib/scheduler/confirm-reservation'
import { expectRoom } from '@/lib/scheduler/earliest-room'
import { ensureGroup } from '@/lib/scheduler/ensure-group'
import { expireReservations } from '@/lib/scheduler/expire-reservations'
import { releaseReservation } from '@/lib/scheduler/release-reservation'
import type { CapacityRequest } from '@/lib/scheduler/request'
import { reserve } from '@/lib/scheduler/reserve'
import { aPool } from '@/lib/scheduler/testing/a-pool'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aSystem, countRows, testNow } from '@/lib/testing/factories'

const request: CapacityRequest = {
  vcpu: 4,
  memoryMiB: 8192,
  diskGiB: 40,
  zone: 'extranet',
  protectionLevel: 2,
  architecture: 'x86_64',
}
const expiresAt = new Date(testNow.getTime() + 600_000)
const key = () => crypto.randomUUID()

/** Hosts whose free room is not capacity less live reservations. */
const wrongHosts = (db: Databases) =>
  countRows(
    db,
    'host',
    `free_vcpu + coalesce((select sum(vcpu) from reservation r where r.host_id = host.id and r.state <> 'released'), 0) <> vcpu
     or free_memory_mib + coalesce((select sum(memory_mib) from reservation r where r.host_id = host.id and r.state <> 'released'), 0) <> memory_mib
     or machines <> (select count(*) from reservation r where r.host_id = host.id and r.state <> 'released' and r.key not like '%:resize')`,
  )

const expireAll = (db: Databases) =>
  aSystem(db).db.execute(
    `update reservation set expires_at = now() - interval '1 s' where state = 'reserved'`,
  )

test('64 reservations at once on two small hosts: as many as fit, none oversold', async ({ db }) => {
  await aPool(db, { hosts: 2, vcpu: 40 })
  const agency = await anAgency(db)
  const ctx = aCtx(db, agency.id, ['staff'])
  const answers = await Promise.all(
    Array.from({ length: 64 }, () => reserve(ctx, { key: key(), agencyId: agency.id, request, expiresAt })),
  )
  expect(answers.filter(({ placed }) => placed)).toHaveLength(20)
  expect(answers.find(({ placed }) => !placed)).toMatchObject({
    explanation: { refused: [{ filter: 'cpu', params: { needed: 4, best: 0 } }] },
  })
  expect(await wrongHosts(db)).toBe(0)
  expect(await countRows(db, 'reservation', 'decided_at is not null')).toBe(20)
})

test('the same key, twenty times at once, holds room once', async ({ db }) => {
  await aPool(db, { zone: 'intranet' })
  const agency = await anAgency(db)
  const same = { key: key(), agencyId: agency.id, request: { ...request, zone: 'intranet' }, expiresAt }
  const answers = await Promise.all(Array.from({ length: 20 }, () => reserve(aSystem(db), same)))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]).toMatchObject({ placed: true })
  expect(await countRows(db, 'reservation', `key = '${same.key}'`)).toBe(1)
  expect(await wrongHosts(db)).toBe(0)
})

test('room is not held for another agency', async ({ db }) => {
  const stranger = aCtx(db, (await anAgency(db)).id, ['staff'])
  const agency = await anAgency(db)
  await expect(
    reserve(stranger, { key: key(), agencyId: agency.id, request, expiresAt }),
  ).rejects.toMatchObject({
    kind: 'notFound',
  })
  await expect(
    reserve(aCtx(db, null, ['leadingGroup']), { key: key(), agencyId: agency.id, request, expiresAt }),
  ).rejects.toMatchObject({ kind: 'forbidden' })
})

describe('what happens to a reservation', () => {
  const internet = { ...request, zone: 'internet' }

  test('confirmed in the approval, it outlives its expiry; released, its room and key are free', async ({
    db,
  }) => {
    await aPool(db, { zone: 'internet', vcpu: 4 })
    const agency = await anAgency(db)
    const ctx = aCtx(db, agency.id, ['approver'])
    const mine = { key: key(), agencyId: agency.id, request: internet, expiresAt }
    expect(await reserve(ctx, mine)).toMatchObject({ placed: true })
    await inTransaction(ctx, (tx) => confirmReservation(tx, mine.key))
    await inTransaction(ctx, (tx) => confirmReservation(tx, mine.key))
    await expireAll(db)
    expect(await expireReservations(aSystem(db))).toBe(21)
    expect(await countRows(db, 'reservation', `state = 'confirmed'`)).toBe(1)
    expect(await reserve(ctx, { ...mine, key: key() })).toMatchObject({ placed: false })
    await inTransaction(ctx, (tx) => releaseReservation(tx, mine.key))
    await inTransaction(ctx, (tx) => releaseReservation(tx, mine.key))
    expect(await wrongHosts(db)).toBe(0)
    expect(await reserve(ctx, mine)).toMatchObject({ placed: true })
  })

  test('unconfirmed it expires, and can no longer be confirmed', async ({ db }) => {
    const system = aSystem(db)
    expect(await askPlacement(system, { request: internet, count: 1 })).toMatchObject({
      fits: 0,
      earliest: expect.any(Date),
    })
    await expireAll(db)
    const [row] = (
      await system.db.execute<{ key: string }>(`select key from reservation where state = 'reserved'`)
    ).rows
    await expect(inTransaction(system, (tx) => confirmReservation(tx, row?.key ?? ''))).rejects.toMatchObject(
      {
        code: 'scheduler.reservationExpired',
      },
    )
    expect(await expireReservations(system)).toBe(1)
    expect(await expireReservations(system)).toBe(0)
    expect(await wrongHosts(db)).toBe(0)
  })

  test('only the system lets reservations expire', async ({ db }) => {
    await expect(expireReservations(aCtx(db, null, ['resourceOperator']))).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})

test('one anti-affinity group never has two members on one host, however many ask at once', async ({
  db,
}) => {
  await aPool(db, { zone: 'extranet', hosts: 3, level: 4 })
  const agency = await anAgency(db)
  const system = aSystem(db)
  const groupId = await ensureGroup(system, agency.id, null, { name: '数据库双机' })
  expect(await ensureGroup(system, agency.id, null, { name: '数据库双机' })).toBe(groupId)
  const apart = { ...request, protectionLevel: 4, groupId }
  const answers = await Promise.all(
    Array.from({ length: 8 }, () =>
      reserve(system, { key: key(), agencyId: agency.id, request: apart, expiresAt }),
    ),
  )
  expect(answers.filter(({ placed }) => placed)).toHaveLength(3)
  expect(answers.find(({ placed }) => !placed)).toMatchObject({
    explanation: { refused: [{ filter: 'group' }] },
  })
  expect(await countRows(db, 'group_host', `group_id = '${groupId}' and members = 1`)).toBe(3)
})

test('the order form learns how many fit and the nearest plan that does', async ({ db }) => {
  await aPool(db, { zone: 'intranet', hosts: 1, vcpu: 8, level: 3 })
  const agency = await anAgency(db)
  const asked = { ...request, zone: 'intranet', protectionLevel: 3, vcpu: 16, memoryMiB: 16_384 }
  const plans = [
    { code: 'c8m16', vcpu: 8, memoryMiB: 16_384 },
    { code: 'c2m4', vcpu: 2, memoryMiB: 4096 },
  ]
  const ctx = aCtx(db, agency.id, ['staff'])
  expect(await askPlacement(ctx, { request: asked, count: 1, plans })).toMatchObject({
    fits: 0,
    refused: [{ filter: 'cpu' }],
    nearestPlan: { code: 'c8m16' },
  })
  expect(await askPlacement(ctx, { request: { ...asked, vcpu: 2 }, count: 2, plans })).toMatchObject({
    fits: 2,
  })
  await expect(
    askPlacement(aCtx(db, null, ['leadingGroup']), { request: asked, count: 1 }),
  ).rejects.toMatchObject({
    kind: 'forbidden',
  })
})

test('a machine that leaves on a known day is when there will be room', async ({ db }) => {
  const level = 77
  const { hosts } = await aPool(db, { level, hosts: 2, vcpu: 4 })
  const agency = await anAgency(db)
  const system = aSystem(db)
  const full = { ...request, protectionLevel: level }
  for (const _ of hosts) await reserve(system, { key: key(), agencyId: agency.id, request: full, expiresAt })
  await system.db.execute(
    `update reservation set state = 'confirmed', expires_at = null where state = 'reserved'`,
  )
  const [soon, late] = [new Date('2026-12-01T00:00:00Z'), new Date('2027-03-01T00:00:00Z')]
  const { vcpu, memoryMiB, diskGiB } = full
  const leaving = async () => [
    { hostId: hosts[0]?.id ?? '', vcpu, memoryMiB, diskGiB, at: late },
    { hostId: hosts[1]?.id ?? '', vcpu, memoryMiB, diskGiB, at: soon },
  ]
  const ask = (count: number) => askPlacement(system, { request: full, count, leaving })
  expect(await ask(1)).toMatchObject({ fits: 0, earliest: soon })
  expect(await ask(2)).toMatchObject({ earliest: late })
  expect(await ask(3)).toMatchObject({ earliest: null })
  const asks = [1, 2, 3].map((count) => ({ request: full, count }))
  expect(await expectRoom(system, asks, leaving)).toEqual([soon, late, null])
})
