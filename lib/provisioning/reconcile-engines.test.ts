import { eq } from 'drizzle-orm'
import type { Databases } from '@/lib/context'
import { orphans } from '@/lib/db/schema/provisioning'
import { adoptOrphan } from '@/lib/provisioning/adopt-orphan'
import type { Orphan } from '@/lib/provisioning/note-orphans'
import { reconcileEngines } from '@/lib/provisioning/reconcile-engines'
import { removeOrphan } from '@/lib/provisioning/remove-orphan'
import { anOrderedMachine, aRunningMachine, instanceNow } from '@/lib/testing/a-machine'
import { expect, test } from '@/lib/testing/db'
import { aCtx, aPerson, aSystem, countRows, testNow } from '@/lib/testing/factories'

const pass = (db: Databases, minutes: number) =>
  reconcileEngines(aSystem(db, new Date(testNow.getTime() + minutes * 60_000)))

/** The engine loses the machine, or has one too many, behind the portal's back. */
const lose = (db: Databases, token: string) =>
  aSystem(db).db.execute(`update sim_machine set removed_at = now() where token = '${token}'`)
const add = (db: Databases, poolCode: string, ref: string) =>
  aSystem(
    db,
  ).db.execute(`insert into sim_machine (ref, pool_code, host_name, token, name, vcpu, memory_mib, disk_gib, power, ready_at, volumes, networks)
    values ('${ref}', '${poolCode}', '', '${crypto.randomUUID()}', 'stray', 2, 4096, 40, 'running', now(), '[]', '[]')`)

async function theOrphan(db: Databases, ref: string): Promise<Orphan> {
  const [orphan] = await aSystem(db).db.select().from(orphans).where(eq(orphans.engineRef, ref))
  if (!orphan) throw new Error('no orphan')
  return orphan
}

test('all is as it should be: nothing is written, however often it runs', async ({ db }) => {
  const { ctx, instance } = await aRunningMachine(db)
  await pass(db, 0)
  await pass(db, 1)
  expect(await instanceNow(ctx, instance.id)).toEqual(instance)
  expect(await countRows(db, 'orphan')).toBe(0)
  await expect(reconcileEngines(aCtx(db, null, ['resourceOperator']))).rejects.toMatchObject({
    kind: 'forbidden',
  })
})

test('an object without owner is quarantined at the second sight, and removed only when a person says so', async ({
  db,
}) => {
  const person = await aPerson(db, null, ['resourceOperator'])
  const { pool } = await aRunningMachine(db)
  await add(db, pool.code, 'vm-stray')
  await pass(db, 0)
  await pass(db, 0)
  const orphan = await theOrphan(db, 'vm-stray')
  expect(orphan).toMatchObject({ state: 'seen' })
  await expect(removeOrphan(person.ctx, { orphanId: orphan.id, reason: '测试残留' })).rejects.toMatchObject({
    code: 'provisioning.orphanNotQuarantined',
  })
  await pass(db, 1)
  await pass(db, 2)
  expect(await theOrphan(db, 'vm-stray')).toMatchObject({ state: 'quarantined' })
  expect(await countRows(db, 'task', `kind = 'orphan' and state = 'open'`)).toBe(1)
  expect(await countRows(db, 'sim_machine', `ref = 'vm-stray' and removed_at is null`)).toBe(1)
  const refused = removeOrphan(aCtx(db, null, ['serviceDesk']), { orphanId: orphan.id, reason: '测试残留' })
  await expect(refused).rejects.toMatchObject({ kind: 'forbidden' })
  await removeOrphan(person.ctx, { orphanId: orphan.id, reason: '测试残留' })
  await pass(db, 3)
  await pass(db, 4)
  expect(await theOrphan(db, 'vm-stray')).toMatchObject({ state: 'removed' })
  expect(await countRows(db, 'sim_machine', `ref = 'vm-stray' and removed_at is null`)).toBe(0)
  expect(await countRows(db, 'task', `kind = 'orphan' and state = 'open'`)).toBe(0)
})

test('an object that goes by itself is forgotten', async ({ db }) => {
  const { pool } = await aRunningMachine(db)
  await add(db, pool.code, 'vm-brief')
  await pass(db, 0)
  await aSystem(db).db.execute(`update sim_machine set removed_at = now() where ref = 'vm-brief'`)
  await pass(db, 1)
  expect(await theOrphan(db, 'vm-brief')).toMatchObject({ state: 'gone' })
})

test('an instance whose machine is not found twice is missing, and a person is called', async ({ db }) => {
  const { ctx, instance } = await aRunningMachine(db)
  await lose(db, instance.token)
  await pass(db, 0)
  await pass(db, 0)
  expect(await instanceNow(ctx, instance.id)).toMatchObject({ state: 'running' })
  await pass(db, 1)
  await pass(db, 2)
  expect(await instanceNow(ctx, instance.id)).toMatchObject({ state: 'missing' })
  const ghosts = `kind = 'ghost' and instance_id = '${instance.id}' and state = 'open'`
  expect(await countRows(db, 'task', ghosts)).toBe(1)
  await aSystem(db).db.execute(`update sim_machine set removed_at = null where token = '${instance.token}'`)
  await pass(db, 3)
  expect(await instanceNow(ctx, instance.id)).toMatchObject({ state: 'running', missingSince: null })
  expect(await countRows(db, 'task', ghosts)).toBe(0)
})

test('an orphan takes the place of a machine that is missing', async ({ db }) => {
  const person = await aPerson(db, null, ['resourceOperator'])
  const { ctx, instance, pool } = await aRunningMachine(db)
  await lose(db, instance.token)
  await add(db, pool.code, 'vm-copy')
  await pass(db, 0)
  await pass(db, 1)
  const orphan = await theOrphan(db, 'vm-copy')
  const other = await aRunningMachine(db)
  await expect(
    adoptOrphan(person.ctx, { orphanId: orphan.id, instanceId: other.instance.id }),
  ).rejects.toMatchObject({ code: 'provisioning.adoptMismatch' })
  const input = { orphanId: orphan.id, instanceId: instance.id }
  await expect(adoptOrphan(aCtx(db, null, ['serviceDesk']), input)).rejects.toMatchObject({
    kind: 'forbidden',
  })
  await adoptOrphan(person.ctx, input)
  await pass(db, 2)
  await pass(db, 3)
  expect(await instanceNow(ctx, instance.id)).toMatchObject({ state: 'running', engineRef: 'vm-copy' })
  expect(await theOrphan(db, 'vm-copy')).toMatchObject({ state: 'adopted' })
})

test('a machine switched off by other means is shown as stopped', async ({ db }) => {
  const { ctx, instance } = await aRunningMachine(db)
  await aSystem(db).db.execute(`update sim_machine set power = 'stopped' where token = '${instance.token}'`)
  await pass(db, 1)
  expect(await instanceNow(ctx, instance.id)).toMatchObject({ state: 'stopped' })
})

test('what is being built is nobody’s business yet', async ({ db }) => {
  const { ctx, instance, pool } = await anOrderedMachine(db)
  await add(db, pool.code, 'vm-half')
  await aSystem(db).db.execute(`update sim_machine set token = '${instance.token}' where ref = 'vm-half'`)
  await pass(db, 0)
  await pass(db, 1)
  expect(await instanceNow(ctx, instance.id)).toMatchObject({ state: 'pending' })
  expect(await countRows(db, 'orphan', `engine_ref = 'vm-half'`)).toBe(0)
})
