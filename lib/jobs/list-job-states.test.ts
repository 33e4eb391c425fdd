import { listJobStates } from '@/lib/jobs/list-job-states'
import { expect, test } from '@/lib/testing/db'
import { anAgency, aPerson } from '@/lib/testing/factories'

test('operators see what each recurring job did last; agencies do not', async ({ db }) => {
  await db.platform.query(
    `insert into recurring_job (name, succeeded, error) values ('sealAudit', true, null), ('prune', false, 'disk full')`,
  )
  const admin = (await aPerson(db, null, ['systemAdmin'])).ctx
  expect(await listJobStates(admin)).toMatchObject([
    { name: 'prune', succeeded: false, error: 'disk full' },
    { name: 'sealAudit', succeeded: true },
  ])
  const staff = (await aPerson(db, (await anAgency(db)).id, ['staff'])).ctx
  await expect(listJobStates(staff)).rejects.toMatchObject({ kind: 'forbidden' })
})
