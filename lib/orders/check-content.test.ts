import { eq } from 'drizzle-orm'
import { retireService } from '@/lib/catalog/retire-service'
import type { Databases } from '@/lib/context'
import { subnets } from '@/lib/db/schema/compute'
import { instances } from '@/lib/db/schema/provisioning'
import { budgets } from '@/lib/db/schema/quota'
import { checkContent } from '@/lib/orders/check-content'
import type { OrderContent } from '@/lib/orders/input'
import { openForm } from '@/lib/orders/open-form'
import { loadWorld } from '@/lib/orders/order-world'
import { quoteOrder } from '@/lib/orders/quote-order'
import { anOrderingAgency } from '@/lib/orders/testing/an-order'
import { anInstance } from '@/lib/testing/an-instance'
import { describe, expect, test } from '@/lib/testing/db'
import { aPerson, aSystem } from '@/lib/testing/factories'

type World = Awaited<ReturnType<typeof anOrderingAgency>>

const problemsOf = async ({ staff, agency }: World, content: OrderContent) =>
  checkContent(content, await loadWorld(staff.ctx, agency.id, content))

/** A running instance of the world's service and system, until the day. */
async function aRunning(db: Databases, world: World, endsOn: string) {
  const { agency, staff, priced, system } = world
  const spans = [{ state: 'running' as const, from: '2026-11-01 00:00:00' }]
  const { instance } = await anInstance(db, { agencyId: agency.id, requesterId: staff.id, priced, spans })
  await aSystem(db)
    .db.update(instances)
    .set({ businessSystemId: system.id, endsOn })
    .where(eq(instances.id, instance.id))
  return instance
}

describe('the quantity of a line', () => {
  test('is refused at its field when nobody could mean it, and priced as nothing', async ({ db }) => {
    const world = await anOrderingAgency(db)
    for (const quantity of [0, 101, 99_999]) {
      const content = world.content([world.line({ quantity })])
      expect(await problemsOf(world, content)).toContainEqual({
        field: 'lines.0.quantity',
        code: 'orders.quantityRange',
        params: { max: 100 },
      })
      expect(await quoteOrder(world.staff.ctx, { content })).toMatchObject({ totalFen: '0' })
    }
  })
})

describe('a subnet', () => {
  test('of another zone than the system’s cannot be chosen: an order joins no zones', async ({ db }) => {
    const world = await anOrderingAgency(db)
    const { agency, staff, content } = world
    const made = await aSystem(db)
      .db.insert(subnets)
      .values(
        (['extranet', 'internet'] as const).map((zone, n) => ({
          agencyId: agency.id,
          name: zone,
          zone,
          cidr: `10.77.${n}.0/24`,
        })),
      )
      .returning()
    const known = (await loadWorld(staff.ctx, agency.id, content())).known.subnet
    expect([...known]).toEqual(made.filter(({ zone }) => zone === 'extranet').map(({ id }) => id))
  })
})

describe('what an agency has of a service that is no longer on sale', () => {
  test('can be closed, but neither renewed nor ordered again', async ({ db }) => {
    const world = await anOrderingAgency(db)
    const instance = await aRunning(db, world, '2026-12-15')
    const manager = await aPerson(db, null, ['catalogManager'])
    await retireService(manager.ctx, { serviceId: world.priced.service.id })
    const of = (kind: 'close' | 'renew' | 'create') =>
      problemsOf(world, world.content([world.line({ kind, instanceId: instance.id })]))
    expect(await of('close')).toEqual([])
    const bare = { budgetId: null, startsOn: null, endsOn: null }
    const close = world.line({ kind: 'close', instanceId: instance.id })
    expect(await problemsOf(world, { ...world.content([close]), ...bare })).toEqual([])
    const past = { ...close, startsOn: '2026-11-01' }
    expect(await problemsOf(world, { ...world.content([past]), ...bare })).toEqual([
      { field: 'lines.0.startsOn', code: 'orders.startPast' },
    ])
    const mixed = await problemsOf(world, { ...world.content([close, world.line()]), ...bare })
    expect(mixed.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['budgetId', 'startsOn', 'endsOn']),
    )
    const closed = [{ field: 'lines.0.serviceId', code: 'orders.serviceClosed' }]
    expect(await of('renew')).toEqual(closed)
    expect(await of('create')).toEqual(closed)
  })
})

describe('a renewal over the turn of the year', () => {
  test('begins the day after, in next year’s budget, and may be ordered more than thirty days before', async ({
    db,
  }) => {
    const world = await anOrderingAgency(db)
    const { agency, staff, priced } = world
    const instance = await aRunning(db, world, '2026-12-31')
    const [budget] = await aSystem(db)
      .db.insert(budgets)
      .values({
        agencyId: agency.id,
        fiscalYear: 2027,
        name: '次年',
        economicCode: '30213',
        approvedFen: 1_000_000n,
      })
      .returning()
    const { content } = await openForm(staff.ctx, { start: { kind: 'renew', instanceIds: [instance.id] } })
    expect(content).toMatchObject({ startsOn: '2027-01-01', endsOn: '2027-12-31', budgetId: budget?.id })
    const [line] = content.lines
    const filled = {
      ...content,
      title: '续期',
      justification: '继续使用',
      lines: line ? [{ ...line, agreementId: priced.agreement.id }] : [],
    }
    expect(await problemsOf(world, filled)).toEqual([])
    const anew = { ...filled, lines: world.content().lines }
    expect((await problemsOf(world, anew)).map(({ code }) => code)).toContain('orders.startTooLate')
  })
})
