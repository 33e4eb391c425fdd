import type { Ctx } from '@/lib/context'
import { acknowledgeNotice } from '@/lib/notify/acknowledge-notice'
import { frameNotices } from '@/lib/notify/frame-notices'
import { PublishNotice } from '@/lib/notify/input'
import { listNoticeReaders, listNotices, listPublishedNotices } from '@/lib/notify/notice-queries'
import { publishNotice } from '@/lib/notify/publish-notice'
import { withdrawNotice } from '@/lib/notify/withdraw-notice'
import { expect, test } from '@/lib/testing/db'
import { anAgency, aPerson, countRows } from '@/lib/testing/factories'

const notice = (values: Record<string, unknown> = {}): PublishNotice =>
  PublishNotice.parse({
    titleZh: '计划维护',
    titleEn: 'Maintenance',
    bodyZh: '正文',
    bodyEn: 'Text',
    ...values,
  })
const later = (ctx: Ctx): Ctx => ({ ...ctx, now: () => new Date('2027-01-05T00:00:00Z') })

test('a mandatory notice stands in the way until its reader confirms, once', async ({ db }) => {
  const agency = await anAgency(db)
  const [reader, authority] = [
    await aPerson(db, agency.id, ['staff']),
    await aPerson(db, null, ['authority']),
  ]
  const id = await publishNotice(authority.ctx, notice({ mandatory: '1', agencyIds: [agency.id] }))
  expect((await frameNotices(reader.ctx)).notices).toMatchObject([{ id, mustRead: true }])
  await acknowledgeNotice(reader.ctx, { noticeId: id })
  await acknowledgeNotice(reader.ctx, { noticeId: id })
  expect((await frameNotices(reader.ctx)).notices).toEqual([])
  expect(await countRows(db, 'audit_event', `action = 'notice.acknowledge'`)).toBe(1)
  expect(await listNoticeReaders(authority.ctx, id)).toMatchObject([
    { personId: reader.id, readAt: expect.any(Date) },
  ])
})

test('a notice for one agency does not exist for another', async ({ db }) => {
  const [one, other] = [await anAgency(db), await anAgency(db)]
  const stranger = await aPerson(db, other.id, ['staff'])
  const authority = await aPerson(db, null, ['authority'])
  const noticeId = await publishNotice(authority.ctx, notice({ banner: '1', agencyIds: [one.id] }))
  expect((await frameNotices(stranger.ctx)).notices).toEqual([])
  expect((await listNotices(stranger.ctx)).map(({ notice: { id } }) => id)).not.toContain(noticeId)
  await expect(acknowledgeNotice(stranger.ctx, { noticeId })).rejects.toMatchObject({ kind: 'notFound' })
})

test('a banner is shown to everybody until its last day is over, or it is withdrawn', async ({ db }) => {
  const agency = await anAgency(db)
  const [reader, authority] = [
    await aPerson(db, agency.id, ['staff']),
    await aPerson(db, null, ['authority']),
  ]
  const noticeId = await publishNotice(authority.ctx, notice({ banner: '1', endsOn: '2026-12-31' }))
  expect((await frameNotices(reader.ctx)).notices).toMatchObject([
    { id: noticeId, banner: true, mustRead: false },
  ])
  expect((await frameNotices(later(reader.ctx))).notices).toEqual([])
  await expect(acknowledgeNotice(later(reader.ctx), { noticeId })).rejects.toMatchObject({ kind: 'notFound' })
  await withdrawNotice(authority.ctx, { noticeId })
  expect((await frameNotices(reader.ctx)).notices).toEqual([])
  await expect(withdrawNotice(authority.ctx, { noticeId })).rejects.toMatchObject({ code: 'notify.ended' })
})

test('only who may publish publishes, withdraws and sees readers; an end in the past is refused', async ({
  db,
}) => {
  const agency = await anAgency(db)
  const staff = await aPerson(db, agency.id, ['staff'])
  const authority = await aPerson(db, null, ['authority'])
  const refused = { kind: 'forbidden' }
  await expect(publishNotice(staff.ctx, notice())).rejects.toMatchObject(refused)
  await expect(withdrawNotice(staff.ctx, { noticeId: crypto.randomUUID() })).rejects.toMatchObject(refused)
  await expect(listPublishedNotices(staff.ctx)).rejects.toMatchObject(refused)
  await expect(listNoticeReaders(staff.ctx, crypto.randomUUID())).rejects.toMatchObject(refused)
  await expect(listNoticeReaders(authority.ctx, crypto.randomUUID())).rejects.toMatchObject({
    kind: 'notFound',
  })
  await expect(publishNotice(authority.ctx, notice({ endsOn: '2026-11-19' }))).rejects.toMatchObject({
    code: 'notify.endBeforeStart',
  })
})
