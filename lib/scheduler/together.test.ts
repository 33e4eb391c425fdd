import type { Databases } from '@/lib/context'
import { inTransaction } from '@/lib/context'
import { applyMove } from '@/lib/scheduler/apply-move'
import { ensureGroup } from '@/lib/scheduler/ensure-group'
import { releaseReservation } from '@/lib/scheduler/release-reservation'
import type { CapacityRequest } from '@/lib/scheduler/request'
import { reserve } from '@/lib/scheduler/reserve'
import { resizeReservation } from '@/lib/scheduler/resize-reservation'
import { aPool } from '@/lib/scheduler/testing/a-pool'
import { withWriter } from '@/lib/scheduler/testing/a-writer'
import { describe, expect, test } from '@/lib/testing/db'
import { anAgency, aSystem, countRows, testNow } from '@/lib/testing/factories'

let level = 500
const expiresAt = new Date(testNow.getTime() + 600_000)
const key = () => crypto.randomUUID()

async function aGroupIn(db: Databases, shape: { hosts: number; vcpu: number }) {
  const protectionLevel = ++level
  const made = await aPool(db, { ...shape, level: protectionLevel })
  const agency = await anAgency(db)
  const groupId = await ensureGroup(aSystem(db), agency.id, null, { name: 'cache', together: true })
  const ask = (other: Partial<CapacityRequest> = {}, itsKey = key()) => ({
    key: itsKey,
    agencyId: agency.id,
    expiresAt,
    request: {
      vcpu: 4,
      memoryMiB: 8192,
      diskGiB: 40,
      zone: 'extranet',
      protectionLevel,
      architecture: 'x86_64',
      groupId,
      ...other,
    },
  })
  return { ...made, agency, groupId, ask }
}

const homes = (db: Databases, groupId: string) =>
  countRows(db, 'group_host', `group_id = '${groupId}' and home`)

/** With a writer, and without one. */
describe.each([['the writer', true] as const, ['a look at every host', false] as const])(
  'by %s',
  (_, led) => {
    const decided = <T>(db: Databases, poolId: string, work: () => Promise<T>): Promise<T> =>
      led ? withWriter(db, poolId, work) : work()

    test('a group that keeps together stands on one host, however many ask at once, and no more than fit', async ({
      db,
    }) => {
      const { pool, groupId, ask } = await aGroupIn(db, { hosts: 3, vcpu: 16 })
      const answers = await decided(db, pool.id, () =>
        Promise.all(Array.from({ length: 8 }, () => reserve(aSystem(db), ask()))),
      )
      const placed = answers.flatMap((answer) => (answer.placed ? [answer.hostId] : []))
      expect(placed).toHaveLength(4)
      expect(new Set(placed).size).toBe(1)
      expect(await homes(db, groupId)).toBe(1)
      expect(answers.find((answer) => !answer.placed)).toMatchObject({
        explanation: {
          refused: [{ filter: 'group', code: 'scheduler.refusedTogether', params: { needed: 4, best: 0 } }],
        },
      })
    })

    test('the first of them goes where there is room for those that come with it', async ({ db }) => {
      const { pool, hosts, ask } = await aGroupIn(db, { hosts: 2, vcpu: 16 })
      await db.platform.query('update host set free_vcpu = 6 where id = $1', [hosts[0]?.id])
      const mates = { vcpu: 4, memoryMiB: 8192, diskGiB: 40 }
      await decided(db, pool.id, async () => {
        expect(await reserve(aSystem(db), ask({ mates }))).toMatchObject({ hostId: hosts[1]?.id })
        expect(await reserve(aSystem(db), ask({ mates }))).toMatchObject({ hostId: hosts[1]?.id })
      })
    })

    test('once all have gone the group may stand elsewhere', async ({ db }) => {
      const { pool, hosts, groupId, ask } = await aGroupIn(db, { hosts: 2, vcpu: 4 })
      const first = ask()
      await decided(db, pool.id, async () => {
        expect(await reserve(aSystem(db), first)).toMatchObject({ placed: true })
        expect(await reserve(aSystem(db), ask())).toMatchObject({ placed: false })
      })
      await releaseReservation(aSystem(db), first.key)
      expect(await homes(db, groupId)).toBe(0)
      await db.platform.query(
        `update host set state = 'drain', version = version + 1 where free_vcpu = 4 and id = $1`,
        [hosts[0]?.id],
      )
      await decided(db, pool.id, async () => {
        expect(await reserve(aSystem(db), ask())).toMatchObject({ hostId: hosts[1]?.id })
      })
    })

    test('one of several grows where they stand or not at all; one alone may move', async ({ db }) => {
      const { pool, groupId, ask } = await aGroupIn(db, { hosts: 2, vcpu: 8 })
      const [one, two] = [ask(), ask()]
      const to = { vcpu: 6, memoryMiB: 8192, diskGiB: 40 }
      const grow = () =>
        resizeReservation(aSystem(db), { key: one.key, agencyId: one.agencyId, to, expiresAt })
      await decided(db, pool.id, async () => {
        const started = await reserve(aSystem(db), one)
        await reserve(aSystem(db), two)
        expect(await grow()).toMatchObject({
          placed: false,
          explanation: { refused: [{ code: 'scheduler.refusedTogether' }] },
        })
        await releaseReservation(aSystem(db), two.key)
        // What others have taken meanwhile.
        await db.platform.query('update host set free_vcpu = 1, version = version + 1 where id = $1', [
          started.placed && started.hostId,
        ])
        const moved = await grow()
        expect(moved).toMatchObject({ placed: true, key: `${one.key}:move` })
        expect(moved.placed && moved.hostId).not.toBe(started.placed && started.hostId)
        expect(await homes(db, groupId)).toBe(1)
        await inTransaction(aSystem(db), (tx) => applyMove(tx, one.key))
        expect(
          await countRows(
            db,
            'group_host',
            `group_id = '${groupId}' and home and members = 1 and host_id = '${moved.placed && moved.hostId}'`,
          ),
        ).toBe(1)
      })
    })
  },
)
