import { discardDraft } from '@/lib/orders/discard-draft'
import { findOrder } from '@/lib/orders/queries'
import { saveDraft } from '@/lib/orders/save-draft'
import { anOrderingAgency } from '@/lib/orders/testing/an-order'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aPerson } from '@/lib/testing/factories'

describe('a draft', () => {
  test('is saved unfinished, and again under the next version', async ({ db }) => {
    const { staff, draft } = await anOrderingAgency(db)
    const first = await draft([], { title: '' })
    expect(first).toMatchObject({
      state: 'draft',
      formVersion: 1,
      number: expect.stringMatching(/^ZT-2611-\d{4}$/),
    })
    const content = { ...first.content, title: '扩容' } as Parameters<typeof saveDraft>[1]['content']
    const second = await saveDraft(staff.ctx, { orderId: first.id, formVersion: 1, content })
    expect(second).toMatchObject({ formVersion: 2, title: '扩容', number: first.number })
  })

  test('two tabs: the later one is told, and what the first saved stays', async ({ db }) => {
    const { staff, content, draft } = await anOrderingAgency(db)
    const { id } = await draft()
    await saveDraft(staff.ctx, { orderId: id, formVersion: 1, content: { ...content(), title: '甲' } })
    const late = saveDraft(staff.ctx, { orderId: id, formVersion: 1, content: { ...content(), title: '乙' } })
    await expect(late).rejects.toMatchObject({ kind: 'conflict', code: 'actions.stale' })
    expect((await findOrder(staff.ctx, id))?.title).toBe('甲')
  })

  test('the same first save sent twice is a conflict, not a second order', async ({ db }) => {
    const { staff, content } = await anOrderingAgency(db)
    const input = { orderId: crypto.randomUUID(), formVersion: 0, content: content() }
    await saveDraft(staff.ctx, input)
    await expect(saveDraft(staff.ctx, input)).rejects.toMatchObject({ code: 'actions.stale' })
  })

  test('belongs to its requester: colleague, approver and stranger are refused', async ({ db }) => {
    const { agency, head, content, draft } = await anOrderingAgency(db)
    const input = { orderId: (await draft()).id, formVersion: 1, content: content() }
    const colleague = await aPerson(db, agency.id, ['staff'])
    await expect(saveDraft(colleague.ctx, input)).rejects.toMatchObject({ code: 'orders.notYours' })
    await expect(saveDraft(head.ctx, input)).rejects.toMatchObject({ kind: 'forbidden' })
    const stranger = aCtx(db, (await anAgency(db)).id, ['staff'])
    await expect(saveDraft(stranger, { ...input, formVersion: 0 })).rejects.toMatchObject({
      kind: 'notFound',
    })
  })
})

describe('discarding a draft', () => {
  test('removes what nobody else has seen', async ({ db }) => {
    const { staff, draft } = await anOrderingAgency(db)
    const { id } = await draft()
    await discardDraft(staff.ctx, { orderId: id })
    expect(await findOrder(staff.ctx, id)).toBeUndefined()
  })

  test('is refused once submitted, and to others', async ({ db }) => {
    const { staff, head, submitted } = await anOrderingAgency(db)
    const { id } = await submitted()
    await expect(discardDraft(staff.ctx, { orderId: id })).rejects.toMatchObject({ code: 'orders.notDraft' })
    await expect(discardDraft(head.ctx, { orderId: id })).rejects.toMatchObject({ kind: 'forbidden' })
    const stranger = aCtx(db, (await anAgency(db)).id, ['staff'])
    await expect(discardDraft(stranger, { orderId: id })).rejects.toMatchObject({ kind: 'notFound' })
  })
})
