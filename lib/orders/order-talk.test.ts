import { and, eq } from 'drizzle-orm'
import { events } from '@/lib/db/schema/events'
import { attachments } from '@/lib/db/schema/orders'
import { attachFile, maxFileBytes } from '@/lib/orders/attach-file'
import { detachFile } from '@/lib/orders/detach-file'
import { handOverOrders } from '@/lib/orders/hand-over-orders'
import { findOrder } from '@/lib/orders/queries'
import { readAttachment } from '@/lib/orders/read-attachment'
import { repeatOrder } from '@/lib/orders/repeat-order'
import { scanAttachment, scanWith } from '@/lib/orders/scan-attachment'
import { sendMessage } from '@/lib/orders/send-message'
import { anOrderingAgency } from '@/lib/orders/testing/an-order'
import { withdrawOrder } from '@/lib/orders/withdraw-order'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aPerson, aSystem, countRows } from '@/lib/testing/factories'

const pdf = (orderId: string, content = Buffer.from('%PDF-1.7')) => ({
  orderId,
  name: '../方案.pdf',
  mediaType: 'application/pdf',
  content,
})

describe('messages', () => {
  test('reach the requester and whoever decides now, not their writer', async ({ db }) => {
    const { staff, head, submitted } = await anOrderingAgency(db)
    const { id } = await submitted()
    await sendMessage(staff.ctx, { orderId: id, body: '已补充附件' })
    await sendMessage(head.ctx, { orderId: id, body: '收到' })
    const told = (person: string) =>
      countRows(db, 'notification', `kind = 'orderMessage' and person_id = '${person}'`)
    expect(await told(head.id)).toBe(1)
    expect(await told(staff.id)).toBe(1)
  })

  test('are refused on an order that has ended, by outsiders, and by strangers', async ({ db }) => {
    const { staff, submitted } = await anOrderingAgency(db)
    const { id } = await submitted()
    const stranger = aCtx(db, (await anAgency(db)).id, ['staff'])
    await expect(sendMessage(stranger, { orderId: id, body: '?' })).rejects.toMatchObject({
      kind: 'notFound',
    })
    const auditor = aCtx(db, null, ['auditAdmin'])
    await expect(sendMessage(auditor, { orderId: id, body: '?' })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await withdrawOrder(staff.ctx, { orderId: id, reason: '' })
    await expect(sendMessage(staff.ctx, { orderId: id, body: '?' })).rejects.toMatchObject({
      code: 'orders.noMessages',
    })
  })
})

describe('attachments', () => {
  test('are kept with their digest, scanned, and only then downloaded', async ({ db }) => {
    const { staff, head, submitted } = await anOrderingAgency(db)
    const order = await submitted()
    const { id, name } = await attachFile(staff.ctx, pdf(order.id))
    expect(name).toBe('方案.pdf')
    await expect(readAttachment(head.ctx, id)).rejects.toMatchObject({ code: 'orders.filePending' })
    await scanAttachment(aSystem(db), { attachmentId: id })
    expect((await readAttachment(head.ctx, id)).content.toString()).toBe('%PDF-1.7')
    await aSystem(db).db.update(attachments).set({ scan: 'quarantined' }).where(eq(attachments.id, id))
    await expect(readAttachment(head.ctx, id)).rejects.toMatchObject({ code: 'orders.fileQuarantined' })
    const stranger = aCtx(db, (await anAgency(db)).id, ['staff'])
    await expect(readAttachment(stranger, id)).rejects.toMatchObject({ kind: 'notFound' })
    await expect(attachFile(stranger, pdf(order.id))).rejects.toMatchObject({ kind: 'notFound' })
  })

  test('tell their order what the scan found, once', async ({ db }) => {
    const { agency, staff, draft } = await anOrderingAgency(db)
    const order = await draft()
    const { id } = await attachFile(staff.ctx, pdf(order.id))
    await scanAttachment(aSystem(db), { attachmentId: id })
    await scanAttachment(aSystem(db), { attachmentId: id })
    const told = await aSystem(db)
      .db.select()
      .from(events)
      .where(and(eq(events.topic, `order:${order.id}`), eq(events.kind, 'attachment')))
      .orderBy(events.id)
    expect(told.map(({ agencyId, data }) => ({ agencyId, data }))).toEqual([
      { agencyId: agency.id, data: {} },
      { agencyId: agency.id, data: { attachmentId: id, scan: 'clean' } },
    ])
  })

  test('empty, too large and nameless files are refused', async ({ db }) => {
    const { staff, draft } = await anOrderingAgency(db)
    const { id } = await draft()
    await expect(attachFile(staff.ctx, pdf(id, Buffer.alloc(0)))).rejects.toMatchObject({
      code: 'orders.fileEmpty',
    })
    const large = Buffer.alloc(maxFileBytes + 1)
    await expect(attachFile(staff.ctx, pdf(id, large))).rejects.toMatchObject({ code: 'orders.fileTooLarge' })
    await expect(attachFile(staff.ctx, { ...pdf(id), name: '..' })).rejects.toMatchObject({
      code: 'orders.fileName',
    })
  })

  test('leave a draft with its requester, but not a submitted order', async ({ db }) => {
    const { agency, staff, draft, submitted } = await anOrderingAgency(db)
    const file = await attachFile(staff.ctx, pdf((await draft()).id))
    const colleague = await aPerson(db, agency.id, ['staff'])
    await expect(detachFile(colleague.ctx, { attachmentId: file.id })).rejects.toMatchObject({
      code: 'orders.notYours',
    })
    await detachFile(staff.ctx, { attachmentId: file.id })
    const kept = await attachFile(staff.ctx, pdf((await submitted()).id))
    await expect(detachFile(staff.ctx, { attachmentId: kept.id })).rejects.toMatchObject({
      code: 'orders.notDraft',
    })
  })

  test('the scan hook decides by its exit code', async () => {
    expect(await scanWith('true', Buffer.from('x'))).toMatchObject({ scan: 'clean' })
    expect(await scanWith('false', Buffer.from('x'))).toMatchObject({ scan: 'quarantined' })
    await expect(scanWith('/no/such/program', Buffer.from('x'))).rejects.toThrow()
  })
})

describe('repeating and handing over', () => {
  test('a colleague repeats a past order as a draft of their own', async ({ db }) => {
    const { agency, submitted } = await anOrderingAgency(db)
    const past = await submitted()
    const colleague = await aPerson(db, agency.id, ['staff'])
    const copy = await repeatOrder(colleague.ctx, { orderId: past.id })
    expect(copy).toMatchObject({ state: 'draft', requesterId: colleague.id, title: past.title })
    expect(copy.content.lines[0]).toMatchObject({ agreementId: null, planId: past.content.lines[0]?.planId })
    const stranger = await anOrderingAgency(db)
    await expect(repeatOrder(stranger.staff.ctx, { orderId: past.id })).rejects.toMatchObject({
      kind: 'notFound',
    })
  })

  test('a leaver’s open orders go to a colleague', async ({ db }) => {
    const { agency, staff, draft } = await anOrderingAgency(db)
    const { id } = await draft()
    const heir = await aPerson(db, agency.id, ['staff'])
    const move = { agencyId: agency.id, fromPersonId: staff.id, toPersonId: heir.id }
    await expect(handOverOrders(staff.ctx, move)).rejects.toMatchObject({ kind: 'forbidden' })
    expect(await handOverOrders((await aPerson(db, agency.id, ['agencyAdmin'])).ctx, move)).toBe(1)
    expect((await findOrder(heir.ctx, id))?.requesterId).toBe(heir.id)
  })
})
