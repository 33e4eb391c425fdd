import { callersAtWork } from '@/faults/reservations/callers'
import { Journal } from '@/faults/reservations/journal'
import { Processes } from '@/faults/reservations/processes'
import { placeOf } from '@/faults/reservations/scene'
import { expect, test } from '@/lib/testing/db'

test('a leader is killed and another frozen under load: nothing is oversold, lost or held twice', async ({
  db,
}) => {
  const place = await placeOf(db, 20)
  const journal = new Journal()
  const query = async <T extends object>(text: string, values?: unknown[]) =>
    (await db.platform.query(text, values)).rows as T[]
  const holder = async () => {
    const [lease] = await query<{ holder: string }>(
      `select holder from placement_lease where expires_at > now() limit 1`,
    )
    return lease?.holder ?? null
  }
  const { TEST_APP_URL: app = '', TEST_PLATFORM_URL: platform = '' } = process.env
  const processes = new Processes({
    addresses: { app, platform },
    place,
    callers: 4,
    note: journal.note,
    holder,
  })
  let stopped = false
  await processes.start(2)
  const handingOver = callersAtWork(db, place, { callers: 4, seed: 9, stopped: () => stopped }, journal.note)
  await processes.killLeader()
  await processes.freezeLeader()
  await expect.poll(() => journal.answers, { timeout: 20_000 }).toBeGreaterThan(200)
  stopped = true
  await Promise.all([handingOver, processes.stop()])
  expect(processes).toMatchObject({ kills: 1, freezes: 1 })
  expect(journal.held).toBeGreaterThan(0)
  expect(await journal.check(query)).toEqual({
    oversold: 0,
    unbalanced: 0,
    lost: 0,
    double: 0,
    differing: 0,
    groups: 0,
  })
}, 60_000)
