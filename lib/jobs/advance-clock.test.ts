import { eq } from 'drizzle-orm'
import { settings } from '@/lib/db/schema/agencies'
import { advanceClock } from '@/lib/jobs/advance-clock'
import { businessClock } from '@/lib/jobs/business-clock'
import { expect, test } from '@/lib/testing/db'
import { anAgency, aPerson, aSystem } from '@/lib/testing/factories'

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
const dayText = (date: Date) => date.toISOString().slice(0, 10)

test('outside a demonstration nobody moves business time', async ({ db }) => {
  const authority = await aPerson(db, null, ['authority'], { now: new Date() })
  await expect(advanceClock(authority.ctx, { day: dayText(inDays(9)) })).rejects.toMatchObject({
    code: 'jobs.notADemonstration',
  })
  expect(await aSystem(db).db.select().from(settings).where(eq(settings.key, 'clock.offsetSeconds'))).toEqual(
    [],
  )
  const now = (await businessClock(db))()
  expect(Math.abs(now.getTime() - Date.now())).toBeLessThan(60_000)
})

test('agency staff may not even ask', async ({ db }) => {
  const agency = await anAgency(db)
  const staff = await aPerson(db, agency.id, ['staff'])
  await expect(advanceClock(staff.ctx, { day: dayText(inDays(9)) })).rejects.toMatchObject({
    kind: 'forbidden',
  })
})
