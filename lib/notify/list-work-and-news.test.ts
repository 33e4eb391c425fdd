import { lastVisit } from '@/lib/agencies/last-visit'
import { inTransaction } from '@/lib/context'
import { listWorkAndNews } from '@/lib/notify/list-work-and-news'
import { notify } from '@/lib/notify/notify'
import { settle } from '@/lib/notify/settle'
import { expect, test } from '@/lib/testing/db'
import { anAgency, aPerson, aSystem, testNow } from '@/lib/testing/factories'

test('work comes by its deadline and goes when done; news are what came since', async ({ db }) => {
  const agency = await anAgency(db)
  const approver = await aPerson(db, agency.id, ['approver'])
  const other = await aPerson(db, agency.id, ['approver'])
  const at = (hours: number) => new Date(testNow.getTime() + hours * 3_600_000)
  const tell = (subject: string, options: { waits?: boolean; dueAt?: Date; now?: Date }) => {
    const ctx = { ...aSystem(db, options.now ?? testNow) }
    return inTransaction(ctx, (tx) =>
      notify(tx, { personIds: [approver.id], kind: 'other', href: '/', subject, ...options }),
    )
  }
  await tell('order:late', { waits: true, dueAt: at(9) })
  await tell('order:soon', { waits: true, dueAt: at(2) })
  await tell('order:old', { now: at(-48) })
  for (let count = 0; count < 8; count++) await tell(`order:new${count}`, {})
  const found = await listWorkAndNews(approver.ctx, at(-24))
  expect(found.work.map(({ dueAt }) => dueAt)).toEqual([at(2), at(9)])
  expect([found.news.length, found.newsCount]).toEqual([6, 8])
  await inTransaction(aSystem(db), (tx) => settle(tx, 'order:soon'))
  expect(await listWorkAndNews(approver.ctx, at(-24))).toMatchObject({ workCount: 1 })
  expect(await listWorkAndNews(other.ctx, at(-24))).toMatchObject({ workCount: 0, newsCount: 0 })
})

test('somebody who was never here has no last visit', async ({ db }) => {
  const person = await aPerson(db, (await anAgency(db)).id, ['staff'])
  expect(await lastVisit(person.ctx)).toBeNull()
  await db.platform.query('update person set last_visit_at = $1 where id = $2', [testNow, person.id])
  expect(await lastVisit(person.ctx)).toEqual(testNow)
})
