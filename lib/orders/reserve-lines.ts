import { type BusinessSystem, findBusinessSystem } from '@/lib/agencies/business-systems'
import { specsOf } from '@/lib/catalog/queries'
import type { Ctx } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { expectCapacity } from '@/lib/orders/expect-capacity'
import { groupNamed, groupOf } from '@/lib/orders/group-of'
import { otherPlans } from '@/lib/orders/other-plans'
import { capacityRequest } from '@/lib/orders/placements-of'
import type { Order, OrderLine } from '@/lib/orders/queries'
import { reservationMinutes, unstarted } from '@/lib/orders/rules'
import { listInstancesById } from '@/lib/provisioning/list-instances-by-id'
import { type CapacityRequest, type Size, sumOf } from '@/lib/scheduler/request'
import { reserve } from '@/lib/scheduler/reserve'
import { resizeReservation } from '@/lib/scheduler/resize-reservation'
import { dayOf } from '@/lib/shanghai'

export type Reserved = {
  /** By line token, the reservation that holds its room until it is confirmed. */
  keys: Map<string, string>
  /** Lines that found none and are to wait for it. */
  waiting: Set<string>
}

export const dueToStart = (line: Pick<OrderLine, 'startsOn'>, now: Date): boolean =>
  line.startsOn === null || line.startsOn <= dayOf(now)

/**
 * Room for every machine that would start or grow now, each in a transaction of its own. A line that may not
 * wait and finds none refuses the whole order, unless a sleeping host is being woken for it: then it waits for
 * that. What its fellows got serves the next try or expires.
 */
export async function reserveLines(ctx: Ctx, order: Order, lines: readonly OrderLine[]): Promise<Reserved> {
  const reserved: Reserved = { keys: new Map(), waiting: new Set() }
  const { agencyId, businessSystemId } = order
  const system = await findBusinessSystem(ctx, agencyId, businessSystemId)
  if (!system) return reserved
  const expiresAt = new Date(ctx.now().getTime() + reservationMinutes * 60_000)
  const due = lines.filter((line) => unstarted.includes(line.state) && dueToStart(line, ctx.now()))
  const asked = await askedOf(ctx, due, system)
  for (const [line, request] of asked) {
    const held = await reserveLine(ctx, line, { ...request, mates: matesOf(line, asked, system) }, expiresAt)
    if (!held) continue
    if (held.placed) reserved.keys.set(line.token, held.key)
    else if (line.onNoCapacity === 'wait' || held.waking) reserved.waiting.add(line.token)
    else throw await noCapacity(ctx, system, line)
  }
  return reserved
}

/** The refusal says when there will be room, if anybody can tell; days are of Shanghai. */
async function noCapacity(ctx: Ctx, system: BusinessSystem, line: OrderLine): Promise<AppError> {
  const planId = line.planId ?? ''
  const spec = (await specsOf(ctx, [planId])).get(planId) ?? null
  const expected = (await expectCapacity(ctx, system, [{ ...line, spec }])).get(planId)
  const { known = null, outlook = null } = expected ?? {}
  const day = (at: string | null | undefined) => (at ? dayOf(new Date(at)) : '—')
  const likely = outlook?.starts?.likely
  const when = likely ? day(likely) : known ? 'known' : outlook?.starts ? 'never' : 'none'
  const early = likely ? outlook?.starts?.early : known
  const params = { line: line.position + 1, when, days: outlook?.days ?? 0 }
  return new AppError('rule', 'orders.noCapacity', {
    params: { ...params, early: day(early), late: day(outlook?.starts?.late) },
  })
}

type Asked = ReadonlyMap<OrderLine, CapacityRequest>

/** What the lines that take room ask for, in their order. */
async function askedOf(ctx: Ctx, lines: readonly OrderLine[], system: BusinessSystem): Promise<Asked> {
  const asked = new Map<OrderLine, CapacityRequest>()
  for (const line of lines) {
    if (line.kind !== 'create' && line.kind !== 'changePlan') continue
    const request = await capacityRequest(ctx, line, system, await groupOf(ctx, line, system.id))
    if (request) asked.set(line, request)
  }
  return asked
}

/** What the lines after it need that are to stand with it on one host. */
function matesOf(line: OrderLine, asked: Asked, system: BusinessSystem): Size | undefined {
  if (line.kind !== 'create' || !groupNamed(line.config, system.id)?.together) return undefined
  const own = asked.get(line)
  const lines = [...asked.keys()]
  const after = lines.slice(lines.indexOf(line) + 1).filter(({ kind }) => kind === 'create')
  const mates = after
    .flatMap((each) => asked.get(each) ?? [])
    .filter(({ groupId }) => groupId === own?.groupId)
  return mates.length > 0 ? sumOf(mates) : undefined
}

type Held = { key: string; placed: boolean; waking: boolean }

/** A plan change needs the difference on the machine's own host, or all of it on another. Null: there is no machine. */
async function reserveLine(
  ctx: Ctx,
  line: OrderLine,
  request: CapacityRequest,
  expiresAt: Date,
): Promise<Held | null> {
  const { agencyId, kind, token } = line
  const alternatives = () => otherPlans(ctx, line)
  if (kind === 'create') {
    const held = await reserve(ctx, { key: token, agencyId, request, expiresAt, alternatives })
    return { key: token, placed: held.placed, waking: !held.placed && held.waking }
  }
  const [instance] = await listInstancesById(ctx, agencyId, line.instanceId ? [line.instanceId] : [])
  if (!instance) return null
  const change = { key: instance.token, agencyId, to: request, expiresAt, alternatives }
  const resized = await resizeReservation(ctx, change)
  if (resized.placed) return { key: resized.key, placed: true, waking: false }
  return { key: '', placed: false, waking: resized.waking }
}
