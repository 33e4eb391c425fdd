import { type Databases, inTransaction } from '@/lib/context'
import { frameNotices } from '@/lib/notify/frame-notices'
import { countInbox, listInbox } from '@/lib/notify/inbox-queries'
import { listWorkAndNews } from '@/lib/notify/list-work-and-news'
import { markRead } from '@/lib/notify/mark-read'
import { notify } from '@/lib/notify/notify'
import { settle } from '@/lib/notify/settle'
import { expect, test } from '@/lib/testing/db'
import { anAgency, aPerson, aSystem, countRows } from '@/lib/testing/factories'

const page = { page: 1, size: 20 }

async function aReader(db: Databases) {
  const agency = await anAgency(db)
  const reader = await aPerson(db, agency.id, ['approver'])
  await inTransaction(aSystem(db), async (tx) => {
    const told = { personIds: [reader.id, reader.id], href: '/orders/1', agencyId: agency.id }
    await notify(tx, { ...told, kind: 'orderApproval', subject: `approval_step:${reader.id}`, waits: true })
    await notify(tx, { ...told, kind: 'orderCompleted', subject: `order:${reader.id}` })
  })
  return reader
}

test('what waits stands apart, is told once, and leaves the list when its subject is settled', async ({
  db,
}) => {
  const reader = await aReader(db)
  expect(await countInbox(reader.ctx)).toEqual({ waits: 1, all: 2, done: 0, unread: 2 })
  expect(await frameNotices(reader.ctx)).toMatchObject({ unread: 2, waiting: 1 })
  const [waiting] = await listInbox(reader.ctx, { group: 'waits', ...page })
  expect(waiting).toMatchObject({ kind: 'orderApproval' })
  await inTransaction(aSystem(db), (tx) => settle(tx, `approval_step:${reader.id}`))
  expect(await countInbox(reader.ctx)).toEqual({ waits: 0, all: 2, done: 1, unread: 1 })
})

test('opening one marks it read and leads to it; all can be marked at once', async ({ db }) => {
  const reader = await aReader(db)
  const [waiting] = await listInbox(reader.ctx, { group: 'waits', ...page })
  expect(await markRead(reader.ctx, { id: waiting?.id })).toBe('/orders/1')
  expect(await countInbox(reader.ctx)).toMatchObject({ waits: 1, unread: 1 })
  await markRead(reader.ctx)
  expect(await countInbox(reader.ctx)).toMatchObject({ unread: 0 })
  expect(await countRows(db, 'event', `topic = 'inbox:${reader.id}' and kind = 'read'`)).toBe(2)
})

test('to a colleague the notification does not exist', async ({ db }) => {
  const reader = await aReader(db)
  const colleague = await aPerson(db, reader.ctx.actor.agencyId, ['approver'])
  const [waiting] = await listInbox(reader.ctx, { group: 'waits', ...page })
  expect(await listInbox(colleague.ctx, { group: 'all', ...page })).toEqual([])
  await expect(markRead(colleague.ctx, { id: waiting?.id })).rejects.toMatchObject({ kind: 'notFound' })
  await markRead(colleague.ctx)
  expect(await countInbox(reader.ctx)).toMatchObject({ unread: 2 })
})

test('an inbox of any size is counted no further than its pages say', async ({ db }) => {
  const agency = await anAgency(db)
  const reader = await aPerson(db, agency.id, ['approver'])
  await db.platform.query(
    `insert into notification (person_id, agency_id, kind, params, href, subject, waits, created_at)
     select $1, $2, 'other', '{}', '/', 'order:' || n, n % 2 = 0, now() - n * interval '1 second' from generate_series(1, 2100) n`,
    [reader.id, agency.id],
  )
  expect(await frameNotices(reader.ctx)).toMatchObject({ unread: 100, waiting: 100 })
  expect(await countInbox(reader.ctx)).toEqual({ waits: 1001, all: 1001, done: 0, unread: 1001 })
  const last = await listInbox(reader.ctx, { group: 'all', page: 50, size: 20 })
  expect(await listInbox(reader.ctx, { group: 'all', page: 9000, size: 20 })).toEqual(last)
  expect(last.map(({ subject }) => subject)).toContain('order:1000')
  expect(await listWorkAndNews(reader.ctx, new Date(0))).toMatchObject({ workCount: 100, newsCount: 100 })
})
