import { eq } from 'drizzle-orm'
import { getBulk } from '@/lib/compute/get-bulk'
import { StartBulk } from '@/lib/compute/input'
import { previewBulk } from '@/lib/compute/preview-bulk'
import { retryBulk } from '@/lib/compute/retry-bulk'
import { runBulk } from '@/lib/compute/run-bulk'
import { startBulk } from '@/lib/compute/start-bulk'
import { anInstance } from '@/lib/compute/testing/an-instance'
import type { Databases } from '@/lib/context'
import { memberships } from '@/lib/db/schema/agencies'
import { instances } from '@/lib/db/schema/provisioning'
import { aPricedService } from '@/lib/testing/a-priced-service'
import { describe, expect, test } from '@/lib/testing/db'
import { aBusinessSystem, aCtx, anAgency, aPerson, aSystem, countRows } from '@/lib/testing/factories'

async function aFleet(db: Databases) {
  const agency = await anAgency(db)
  const staff = await aPerson(db, agency.id, ['staff'])
  const service = await aPricedService(db)
  const { id: businessSystemId } = await aBusinessSystem(db, agency.id)
  const of = (name: string, state: 'running' | 'stopped', tags: string[] = []) =>
    anInstance(db, agency.id, { service, businessSystemId, name, state, tags })
  const fleet = [await of('a', 'running'), await of('b', 'running'), await of('c', 'stopped', ['旧'])]
  return { agency, staff, ids: fleet.map(({ id }) => id), fleet }
}
const resultsOf = async (ctx: Parameters<typeof getBulk>[0], bulkId: string) =>
  (await getBulk(ctx, bulkId)).items.map(({ name, result, code }) => [name, result, code])

describe('one verb over many machines', () => {
  test('the preview says of each whether it can, and why not', async ({ db }) => {
    const { staff, ids } = await aFleet(db)
    const preview = await previewBulk(staff.ctx, 'stop', ids)
    expect(preview.map(({ instance, verdict }) => [instance.name, verdict.ok || verdict.reason])).toEqual([
      ['a', true],
      ['b', true],
      ['c', 'compute.whileStopped'],
    ])
  })

  test('each machine gets its own result; the worker may come twice', async ({ db }) => {
    const { staff, ids } = await aFleet(db)
    const { bulkId, count } = await startBulk(staff.ctx, { verb: 'stop', ids, tags: [] })
    expect(count).toBe(2)
    await runBulk(aSystem(db), { bulkId })
    await runBulk(aSystem(db), { bulkId })
    expect(await resultsOf(staff.ctx, bulkId)).toEqual([
      ['c', 'failed', 'compute.whileStopped'],
      ['a', 'running', null],
      ['b', 'running', null],
    ])
    expect(await countRows(db, 'run', `instance_id in ('${ids.join(`','`)}')`)).toBe(2)
    expect(await countRows(db, 'audit_event', `actor_id = '${staff.id}' and action = 'instance.stop'`)).toBe(
      2,
    )
  })

  test('a retry touches only what failed', async ({ db }) => {
    const { staff, ids, fleet } = await aFleet(db)
    const { bulkId } = await startBulk(staff.ctx, { verb: 'stop', ids, tags: [] })
    await runBulk(aSystem(db), { bulkId })
    await aSystem(db)
      .db.update(instances)
      .set({ state: 'running' })
      .where(eq(instances.id, fleet[2]?.id ?? ''))
    expect(await retryBulk(staff.ctx, { bulkId })).toEqual({ count: 1 })
    await runBulk(aSystem(db), { bulkId })
    expect((await resultsOf(staff.ctx, bulkId)).map(([, result]) => result)).toEqual([
      'running',
      'running',
      'running',
    ])
    await expect(retryBulk(staff.ctx, { bulkId })).rejects.toMatchObject({ code: 'compute.nothingFailed' })
  })

  test('tags are added to what each machine has', async ({ db }) => {
    const { staff, ids } = await aFleet(db)
    const { bulkId } = await startBulk(staff.ctx, { verb: 'tag', ids, tags: ['生产'] })
    await runBulk(aSystem(db), { bulkId })
    const rows = await staff.ctx.db.select().from(instances).orderBy(instances.name)
    expect(rows.map(({ tags }) => tags)).toEqual([['生产'], ['生产'], ['旧', '生产']])
  })

  test('who has left the agency meanwhile stops nothing', async ({ db }) => {
    const { staff, ids } = await aFleet(db)
    const { bulkId } = await startBulk(staff.ctx, { verb: 'stop', ids, tags: [] })
    await aSystem(db).db.update(memberships).set({ state: 'left' }).where(eq(memberships.personId, staff.id))
    await runBulk(aSystem(db), { bulkId })
    expect((await resultsOf(staff.ctx, bulkId)).map(([, result]) => result)).toEqual([
      'failed',
      'failed',
      'failed',
    ])
  })

  test('when none can, nothing is begun', async ({ db }) => {
    const { staff, ids } = await aFleet(db)
    const none = { verb: 'start' as const, ids: ids.slice(0, 2), tags: [] }
    await expect(startBulk(staff.ctx, none)).rejects.toMatchObject({ code: 'compute.nothingToDo' })
  })

  test('more than five hundred are refused', async ({ db }) => {
    const { staff } = await aFleet(db)
    const ids = Array.from({ length: 501 }, () => crypto.randomUUID())
    await expect(startBulk(staff.ctx, { verb: 'stop', ids, tags: [] })).rejects.toMatchObject({
      code: 'compute.tooManyItems',
    })
    expect(StartBulk.safeParse({ verb: 'close', ids }).success).toBe(false)
  })

  test('machines of others are no part of it, and its page is not theirs to see', async ({ db }) => {
    const { staff, ids } = await aFleet(db)
    const stranger = await aPerson(db, (await anAgency(db)).id, ['staff'])
    await expect(startBulk(stranger.ctx, { verb: 'stop', ids, tags: [] })).rejects.toMatchObject({
      code: 'compute.nothingToDo',
    })
    const { bulkId } = await startBulk(staff.ctx, { verb: 'stop', ids, tags: [] })
    await expect(getBulk(stranger.ctx, bulkId)).rejects.toMatchObject({ kind: 'notFound' })
    await expect(retryBulk(stranger.ctx, { bulkId })).rejects.toMatchObject({ kind: 'notFound' })
  })

  test('a reader begins none, and a running one is not retried', async ({ db }) => {
    const { agency, staff, ids } = await aFleet(db)
    const finance = aCtx(db, agency.id, ['finance'])
    const input = { verb: 'stop' as const, ids, tags: [] }
    await expect(startBulk(finance, input)).rejects.toMatchObject({ kind: 'forbidden' })
    const { bulkId } = await startBulk(staff.ctx, input)
    await expect(retryBulk(staff.ctx, { bulkId })).rejects.toMatchObject({ code: 'compute.bulkRunning' })
    await expect(runBulk(staff.ctx, { bulkId })).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
