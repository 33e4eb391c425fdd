import { type Databases, inTransaction, newCtx, systemActor } from '@/lib/context'
import { decideStep } from '@/lib/orders/decide-step'
import { saveDraft } from '@/lib/orders/save-draft'
import { submitOrder } from '@/lib/orders/submit-order'
import { addDays, dayOf, fiscalYearOf } from '@/lib/shanghai'
import { type AgencyCast, agencyCasts, at } from '@/scripts/drive/cast'
import { raiseLimits, resizePool } from '@/scripts/replay/prepare'
import { seedCatalogue } from '@/scripts/seed/seed-catalogue'
import { seedNetwork } from '@/scripts/seed/seed-network'
import { seedPlatform } from '@/scripts/seed/seed-platform'
import { seedWorld } from '@/scripts/seed/seed-world'

export type OrderingWorld = {
  databases: Databases
  casts: readonly AgencyCast[]
  now: Date
  ids: { serviceId: string; planId: string; agreementId: string; imageId: string }
  drafts: Map<string, { orderId: string; cast: AgencyCast }[]>
}

const lanes = 8

/** The demonstration province before its first order, with limits nobody runs into. */
export async function orderingWorld(databases: Databases): Promise<OrderingWorld> {
  const now = new Date()
  const start = new Date(now.getTime() - 86_400_000)
  await inTransaction(newCtx(databases, systemActor, { now: () => start }), async (tx) => {
    const world = await seedWorld(tx, fiscalYearOf(now))
    await seedNetwork(tx, world)
    await seedPlatform(tx, 0)
    await seedCatalogue(tx, start)
  })
  return whoOrders(databases, now)
}

/** The agencies of a province that is there already, with limits nobody runs into. */
export async function whoOrders(databases: Databases, now: Date): Promise<OrderingWorld> {
  const casts = await agencyCasts(databases, fiscalYearOf(now))
  await raiseLimits(databases, casts, now)
  await resizePool(databases, 60)
  const { rows } = await databases.platform.query<OrderingWorld['ids']>(
    `select s.id as "serviceId", p.id as "planId", a.id as "agreementId", (select id from image limit 1) as "imageId"
     from service s join plan p on p.service_id = s.id and p.code = 'g-1c2g' join agreement a on a.service_id = s.id
     where s.code = 'vm'`,
  )
  const [ids] = rows
  if (!ids) throw new Error('the catalogue has no machines')
  return { databases, casts, now, ids, drafts: new Map() }
}

/** Orders filled in and not yet submitted. */
export async function draftOrders(world: OrderingWorld, name: string, count: number): Promise<void> {
  const drafts = Array.from({ length: count }, (_, index) => {
    const cast = world.casts[index % world.casts.length]
    if (!cast) throw new Error('no agency can order')
    return { orderId: crypto.randomUUID(), cast, index }
  })
  world.drafts.set(name, drafts)
  await inLanes(drafts, async ({ orderId, cast, index }) => {
    await saveDraft(at(world.databases, cast.staff, world.now), {
      orderId,
      formVersion: 0,
      content: {
        title: `bench ${name} ${index}`,
        justification: 'bench',
        businessSystemId: cast.businessSystemId,
        budgetId: cast.budgetId,
        startsOn: dayOf(world.now),
        endsOn: minimum(addDays(dayOf(world.now), 20), `${fiscalYearOf(world.now)}-12-31`),
        lines: [
          {
            key: 'a',
            kind: 'create',
            serviceId: world.ids.serviceId,
            planId: world.ids.planId,
            instanceId: null,
            quantity: 1,
            config: {
              hostName: `b${index}`,
              image: world.ids.imageId,
              dataDiskGiB: 10,
              subnet: cast.subnetId,
              sshKey: cast.sshKeyId,
              spread: false,
            },
            startsOn: null,
            endAction: 'stop',
            agreementId: world.ids.agreementId,
            onNoCapacity: 'wait',
          },
        ],
      },
    })
  })
}

const minimum = (a: string, b: string) => (a < b ? a : b)

/** Submits and approves them, eight people at once. */
export async function placeAll(world: OrderingWorld, name: string): Promise<void> {
  await inLanes(world.drafts.get(name) ?? [], async ({ orderId, cast }) => {
    await submitOrder(at(world.databases, cast.staff, world.now), { orderId, formVersion: 1 })
    const { rows } = await world.databases.platform.query<{ id: string }>(
      `select id from approval_step where order_id = $1 and state = 'open'`,
      [orderId],
    )
    const stepId = rows[0]?.id ?? ''
    await decideStep(at(world.databases, cast.approver, world.now), {
      stepId,
      decision: 'approve',
      comment: '',
    })
  })
}

async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let next = 0
  const lane = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}
