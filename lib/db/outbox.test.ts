import { recordAudits } from '@/lib/audit/record-audit'
import { inTransaction } from '@/lib/context'
import { expect, test } from '@/lib/testing/db'
import { aSystem, countRows } from '@/lib/testing/factories'

/** With more parameters than one statement may have. */
const many = 6000

test('all that a transaction leaves for its end is written, however much it is, or nothing', async ({
  db,
}) => {
  const ids = Array.from({ length: many }, () => crypto.randomUUID())
  const written = () =>
    countRows(db, 'audit_event', `action = 'host.sleep' and object_id = any('{${ids.join()}}')`)
  const changes = ids.map((objectId) => ({ objectId, agencyId: null }))
  const undone = inTransaction(aSystem(db), async (tx) => {
    await recordAudits(tx, 'host.sleep', [...changes, { objectId: '\0', agencyId: null }])
  })
  await expect(undone).rejects.toThrow()
  expect(await written()).toBe(0)
  await inTransaction(aSystem(db), (tx) => recordAudits(tx, 'host.sleep', changes))
  expect(await written()).toBe(many)
})
