import { getCalendar } from '@/lib/calendar/get-calendar'
import { importYear } from '@/lib/calendar/import-year'
import { listYears } from '@/lib/calendar/list-years'
import { publishYear } from '@/lib/calendar/publish-year'
import { saveDay } from '@/lib/calendar/save-day'
import { saveHours } from '@/lib/calendar/save-hours'
import { isProvisional, isWorkingDay } from '@/lib/calendar/working-time'
import type { Databases } from '@/lib/context'
import { dayStart } from '@/lib/shanghai'
import { expect, test } from '@/lib/testing/db'
import { aPerson, countRows } from '@/lib/testing/factories'

const anAuthority = async (db: Databases) => (await aPerson(db, null, ['authority'])).ctx
const nothing = async () => {}
const source = '放假安排的通知'

test('a pasted year is a draft that counts only once it is published', async ({ db }) => {
  const ctx = await anAuthority(db)
  const days = '2027-01-01~2027-01-03, 休, 元旦, New Year\n2027-01-09\tmakeUp\t调休\tMake-up\n'
  expect(await importYear(ctx, { year: 2027, source, days })).toBe(4)
  const reach = [dayStart('2026-12-30'), dayStart('2027-01-05')] as const
  const before = await getCalendar(ctx)
  expect(isWorkingDay(before, '2027-01-01')).toBe(true)
  expect(isProvisional(before, ...reach)).toBe(true)
  let told = 0
  await publishYear(ctx, { year: 2027 }, async () => told++)
  const after = await getCalendar(ctx)
  expect([isWorkingDay(after, '2027-01-01'), isWorkingDay(after, '2027-01-09')]).toEqual([false, true])
  expect(told).toBe(1)
  expect(await countRows(db, 'audit_event', `action like 'calendar.%' and object_id = '2027'`)).toBe(2)
})

test('a published year stands: no import, no day and no second publication', async ({ db }) => {
  const ctx = await anAuthority(db)
  const days = '2028-01-01, 休, 元旦, New Year'
  await importYear(ctx, { year: 2028, source, days })
  await publishYear(ctx, { year: 2028 }, nothing)
  const refused = { code: 'calendar.published' }
  await expect(importYear(ctx, { year: 2028, source, days })).rejects.toMatchObject(refused)
  await expect(publishYear(ctx, { year: 2028 }, nothing)).rejects.toMatchObject(refused)
  const day = { day: '2028-01-03', kind: 'ordinary', nameZh: '', nameEn: '' } as const
  await expect(saveDay(ctx, day)).rejects.toMatchObject(refused)
  await expect(publishYear(ctx, { year: 2050 }, nothing)).rejects.toMatchObject({ kind: 'notFound' })
})

test('a day of a draft is changed and taken out', async ({ db }) => {
  const ctx = await anAuthority(db)
  await importYear(ctx, { year: 2029, source, days: '2029-01-01, 休, 元旦, New Year' })
  await saveDay(ctx, { day: '2029-01-06', kind: 'makeUp', nameZh: '调休', nameEn: 'Make-up' })
  await saveDay(ctx, { day: '2029-01-01', kind: 'ordinary', nameZh: '', nameEn: '' })
  const { days } = await listYears(ctx, 2029)
  expect(days).toMatchObject([{ day: '2029-01-06', kind: 'makeUp' }])
})

test.each([
  ['2030-13-01, 休, 元旦, New Year', 'calendar.lineUnreadable'],
  ['2030-01-01, 假, 元旦, New Year', 'calendar.lineUnreadable'],
  ['2031-01-01, 休, 元旦, New Year', 'calendar.lineOtherYear'],
  ['2030-01-01, 休, 元旦, New Year\n2030-01-01, 班, 元旦, New Year', 'calendar.dayTwice'],
  ['\n\n', 'calendar.noDays'],
])('%s is refused with %s', async (days, code) => {
  const { readDays } = await import('@/lib/calendar/read-days')
  expect(readDays(2030, days)).toMatchObject({ problem: { code } })
})

test('office hours are set from a day on, and nonsense is refused', async ({ db }) => {
  const ctx = await anAuthority(db)
  await saveHours(ctx, { validFrom: '2026-06-01', spans: '08:00-11:30, 15:00-18:00' })
  expect((await listYears(ctx, 2026)).hours).toMatchObject([
    {
      spans: [
        ['08:00', '11:30'],
        ['15:00', '18:00'],
      ],
    },
  ])
  for (const spans of ['12:00-08:00', '08:00-12:00, 11:00-13:00', '8-12', '08:00'])
    await expect(saveHours(ctx, { validFrom: '2026-07-01', spans })).rejects.toMatchObject({
      code: 'calendar.hoursUnreadable',
    })
})

test('nobody but the authority changes the calendar', async ({ db }) => {
  const admin = (await aPerson(db, null, ['systemAdmin'])).ctx
  const operator = (await aPerson(db, null, ['serviceDesk'])).ctx
  const refused = { kind: 'forbidden' }
  await expect(importYear(admin, { year: 2032, source, days: '' })).rejects.toMatchObject(refused)
  await expect(publishYear(admin, { year: 2032 }, nothing)).rejects.toMatchObject(refused)
  const day = { day: '2032-01-01', kind: 'ordinary', nameZh: '', nameEn: '' } as const
  await expect(saveDay(admin, day)).rejects.toMatchObject(refused)
  await expect(saveHours(admin, { validFrom: '2032-01-01', spans: '08:00-12:00' })).rejects.toMatchObject(
    refused,
  )
  await expect(listYears(operator, 2032)).rejects.toMatchObject(refused)
})
