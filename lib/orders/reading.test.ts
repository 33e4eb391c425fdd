import { verifyExport } from '@/lib/csv'
import { exportOrders } from '@/lib/orders/export-orders'
import { getOrder } from '@/lib/orders/get-order'
import { countOrders, listOrders, OrderFilter } from '@/lib/orders/list-orders'
import { readOrderFilter } from '@/lib/orders/order-view'
import { quoteOrder } from '@/lib/orders/quote-order'
import { anOrderingAgency } from '@/lib/orders/testing/an-order'
import { aPool } from '@/lib/scheduler/testing/a-pool'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aPerson } from '@/lib/testing/factories'

const all = OrderFilter.parse({})

describe('reading orders', () => {
  test('a list with search and counts, of one’s own agency only', async ({ db }) => {
    const { staff, draft, submitted } = await anOrderingAgency(db)
    const order = await submitted()
    await draft([], { title: '另一份' })
    expect((await listOrders(staff.ctx, all)).map(({ state }) => state).toSorted()).toEqual([
      'approving',
      'draft',
    ])
    const found = await listOrders(staff.ctx, { ...all, q: order.number.toLowerCase() })
    expect(found).toMatchObject([{ id: order.id, lines: 1, waitingFor: { people: ['顾长河'] } }])
    expect(await listOrders(staff.ctx, { ...all, q: '100%_' })).toEqual([])
    expect(await countOrders(staff.ctx, all)).toMatchObject({ approving: 1, draft: 1, completed: 0 })
    const stranger = aCtx(db, (await anAgency(db)).id, ['staff'])
    expect(await listOrders(stranger, all)).toEqual([])
    await expect(getOrder(stranger, order.id)).rejects.toMatchObject({ kind: 'notFound' })
  })

  test('the platform sees submitted orders, never drafts', async ({ db }) => {
    const { draft, submitted } = await anOrderingAgency(db)
    const { ctx } = await aPerson(db, null, ['authority'])
    const order = await submitted()
    const private_ = await draft()
    expect(await getOrder(ctx, order.id)).toMatchObject({
      number: order.number,
      requester: '沈怡宁',
      steps: [{ people: ['顾长河'] }],
    })
    await expect(getOrder(ctx, private_.id)).rejects.toMatchObject({ kind: 'notFound' })
    await expect(listOrders(aCtx(db, null, ['auditAdmin']), all)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('an export holds the whole result and proves itself', async ({ db }) => {
    const { staff, submitted } = await anOrderingAgency(db)
    const order = await submitted()
    let text = ''
    const words = { title: (column: string) => column, state: () => '审批中' }
    for await (const part of await exportOrders(staff.ctx, all, words)) text += part
    expect(text).toContain(order.number)
    expect(verifyExport(text)).toBe(true)
  })

  test('an address that means nothing is read as the usual list', () => {
    expect(readOrderFilter({ view: 'x', sort: '-drop', page: '-3', state: 'nope' }).filter).toMatchObject({
      sort: 'created',
      page: 1,
      states: [],
    })
    expect(readOrderFilter({ view: 'running' }).filter.states).toEqual(['approved', 'fulfilling'])
  })
})

describe('the live quote', () => {
  test('shows what submission holds: the same fen, the same chain, the room there is', async ({ db }) => {
    await aPool(db)
    const { staff, line, content, submitted } = await anOrderingAgency(db)
    const lines = [line({ quantity: 2, config: { hostName: 'app', dataDiskGiB: 60 } })]
    const quote = await quoteOrder(staff.ctx, { content: content(lines) })
    const order = await submitted(lines)
    expect(quote).toMatchObject({ problems: [], totalFen: order.totalFen.toString(), chain: { auto: false } })
    expect(quote.chain?.steps[0]?.people).toEqual(['顾长河'])
    expect(quote.quotas.find(({ kind }) => kind === 'vcpu')?.adding).toBe(8)
    expect(quote.placements[0]?.chosen?.fits).toBeGreaterThanOrEqual(2)
  })

  test('an unfinished form is quoted as far as it goes, with what is missing', async ({ db }) => {
    const { staff, line, content } = await anOrderingAgency(db)
    const quote = await quoteOrder(staff.ctx, {
      content: { ...content([line({ planId: null })]), title: '' },
    })
    expect(quote.lines[0]?.amountFen).toBeNull()
    expect(quote.problems.map(({ field }) => field)).toEqual(['title', 'lines.0.planId'])
    await expect(quoteOrder(aCtx(db, null, ['authority']), { content: content() })).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})
