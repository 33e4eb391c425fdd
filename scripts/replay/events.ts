import type { Databases } from '@/lib/context'
import { AppError } from '@/lib/errors'
import type { SaveDraft } from '@/lib/orders/input'
import { dayOf } from '@/lib/shanghai'
import { carryOrder } from '@/scripts/drive/carry-order'
import type { AgencyCast } from '@/scripts/drive/cast'
import { flavourOf } from '@/scripts/replay/prepare'
import { purgeNow } from '@/scripts/replay/purge-now'
import { rejectIfOpen } from '@/scripts/replay/reject-if-open'
import { orderIdOf, type TraceEvent } from '@/scripts/replay/timeline'

export type Stage = {
  databases: Databases
  /** Names the replay; part of every order's id. */
  key: string
  startsAt: Date
  endsOn: string
  casts: readonly AgencyCast[]
  serviceId: string
  agreementId: string
  imageId: string
  plans: Map<string, string>
}

/** 'placed', 'closed', or the code of the refusal. */
export type Outcome = string

/** Takes one event of the trace through the portal's verbs at its own moment. Safe to repeat after a crash. */
export async function playEvent(stage: Stage, event: TraceEvent): Promise<Outcome> {
  const cast = castOf(stage, event)
  const now = new Date(stage.startsAt.getTime() + event.atSeconds * 1000)
  const orderId = orderIdOf(stage.key, event)
  const instanceId = event.kind === 'depart' ? await instanceOf(stage, event) : null
  if (event.kind === 'depart' && !instanceId) return 'nothingToClose'
  const content = contentOf(stage, event, { cast, instanceId, startsOn: dayOf(now) })
  try {
    await carryOrder(stage.databases, { cast, orderId, content, now })
    if (event.kind === 'depart') await purgeNow(stage.databases, orderId, now)
    return event.kind === 'arrive' ? 'placed' : 'closed'
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await rejectIfOpen(stage.databases, { cast, orderId, now, code: error.code })
    return error.code
  }
}

/** A deployment of the trace stays with one agency. */
function castOf({ casts }: Stage, { request }: TraceEvent): AgencyCast {
  const cast = casts[(request.group >= 0 ? request.group : request.index) % casts.length]
  if (!cast) throw new Error('no agency can order')
  return cast
}

async function instanceOf({ databases, key }: Stage, event: TraceEvent): Promise<string | null> {
  const createdBy = orderIdOf(key, { ...event, kind: 'arrive' })
  const { rows } = await databases.platform.query<{ id: string }>(
    `select i.id from order_line l join instance i on i.order_line_id = l.id
     where l.order_id = $1 and i.state in ('running', 'stopped', 'failed')`,
    [createdBy],
  )
  return rows[0]?.id ?? null
}

function contentOf(
  stage: Stage,
  event: TraceEvent,
  { cast, instanceId, startsOn }: { cast: AgencyCast; instanceId: string | null; startsOn: string },
): SaveDraft['content'] {
  const arriving = event.kind === 'arrive'
  return {
    title: `${arriving ? 'create' : 'close'} ${event.request.index}`,
    justification: 'trace replay',
    businessSystemId: cast.businessSystemId,
    budgetId: cast.budgetId,
    startsOn,
    endsOn: stage.endsOn,
    lines: [
      {
        key: 'a',
        kind: arriving ? 'create' : 'close',
        serviceId: stage.serviceId,
        planId: stage.plans.get(flavourOf(event.request)) ?? null,
        instanceId,
        quantity: 1,
        config: arriving
          ? {
              hostName: `r${event.request.index}`,
              image: stage.imageId,
              dataDiskGiB: 0,
              subnet: cast.subnetId,
              sshKey: cast.sshKeyId,
              spread: false,
            }
          : {},
        startsOn: null,
        endAction: 'stop',
        agreementId: stage.agreementId,
        onNoCapacity: 'refuse',
      },
    ],
  }
}
