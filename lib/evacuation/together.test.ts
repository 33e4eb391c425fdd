import type { Databases } from '@/lib/context'
import { aHostWith, drive, type Machine, movesOf, stateOf } from '@/lib/evacuation/testing/a-host-with'
import { ensureGroup } from '@/lib/scheduler/ensure-group'
import { expect, test } from '@/lib/testing/db'
import { countRows } from '@/lib/testing/factories'

/** The first two machines of the host keep together. */
async function aPair(db: Databases, { machines, hostId, ctx }: Awaited<ReturnType<typeof aHostWith>>) {
  const [{ agency }] = machines as [Machine]
  const groupId = await ensureGroup(ctx, agency.id, null, { name: 'pair', together: true })
  const tokens = machines.slice(0, 2).map(({ instance }) => instance.token)
  await db.platform.query('update reservation set group_id = $1 where key = any($2)', [groupId, tokens])
  await db.platform.query(
    'insert into group_host (group_id, host_id, members, max_per_host, home) values ($1, $2, 2, 1000, true)',
    [groupId, hostId],
  )
  return groupId
}

test('a group that keeps together leaves to one host and is at home there', async ({ db }) => {
  const world = await aHostWith(db, 3, [4, 12])
  const { ctx, begin, code } = world
  const groupId = await aPair(db, world)
  const evacuationId = await begin()
  await drive(ctx, evacuationId)
  expect(await stateOf(ctx, evacuationId)).toBe('done')
  const home = `group_id = '${groupId}' and home and members = 2
    and host_id = (select id from host where name = '${code}-spare1')`
  expect(await countRows(db, 'group_host', home)).toBe(1)
  const target = `name = '${code}-spare1' and machines >= 2 and free_vcpu = 12 - 4 * machines`
  expect(await countRows(db, 'host', target)).toBe(1)
})

test('when one of the group finds no room after all, none of it leaves together with it', async ({ db }) => {
  const world = await aHostWith(db, 2, [8])
  const { ctx, begin, code } = world
  await aPair(db, world)
  const evacuationId = await begin()
  const full = `update host set free_vcpu = 4, version = version + 1 where name = '${code}-spare0'`
  await db.platform.query(full)
  await drive(ctx, evacuationId)
  expect(await stateOf(ctx, evacuationId)).toBe('incomplete')
  const states = (await movesOf(ctx, evacuationId)).map(({ state }) => state)
  expect(states).toEqual(['blocked', 'blocked'])
  const held = `key like '%:evacuate' and state <> 'released'`
  expect(await countRows(db, 'reservation', held)).toBe(0)
})
