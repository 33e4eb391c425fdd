import type { Role } from '@/lib/auth/roles'
import { type Ctx, type Databases, newCtx } from '@/lib/context'
import { decideStep } from '@/lib/orders/decide-step'
import type { SaveDraft } from '@/lib/orders/input'
import { saveDraft } from '@/lib/orders/save-draft'
import { submitOrder } from '@/lib/orders/submit-order'
import { dayOf } from '@/lib/shanghai'
import { workOnOrder } from '@/scripts/drive/carry-order'
import { systems } from '@/scripts/seed/agencies'
import type { Stage } from '@/scripts/seed/history/stage'

export type LineWish = {
  plan: string
  /** Host name for machines; several are numbered. */
  host?: string
  quantity?: number
  disk?: number
  spread?: boolean
  config?: Record<string, string | number | boolean>
  kind?: 'create' | 'changePlan' | 'close'
  instanceId?: string
}
export type Wish = {
  name: string
  agency: string
  system: string
  by: string
  title: string
  why: string
  at: Date
  lines: LineWish[]
}

const hour = 3_600_000

/** The draft as its author typed it. */
export async function draft(stage: Stage, wish: Wish): Promise<string> {
  const orderId = stage.idOf(wish.name)
  await saveDraft(stage.as(wish.by, wish.agency, wish.at), {
    orderId,
    formVersion: 0,
    content: contentOf(stage, wish),
  })
  return orderId
}

export async function submit(stage: Stage, wish: Wish): Promise<string> {
  const orderId = await draft(stage, wish)
  await submitOrder(stage.as(wish.by, wish.agency, wish.at), { orderId, formVersion: 1 })
  return orderId
}

/** Submitted, approved by everybody it needs within a few hours, and built. Returns the order's id. */
export async function order(stage: Stage, wish: Wish): Promise<string> {
  const orderId = await submit(stage, wish)
  const approvedAt = await approveAll(stage, orderId, wish.at)
  await workOnOrder(stage.databases, orderId, new Date(approvedAt.getTime() + 60_000))
  return orderId
}

type OpenStep = {
  id: string
  needed: number
  voters: { id: string; name: string; agencyId: string | null; roles: Role[] }[]
}

/** Every open step gets the voices it needs, an hour after the one before. */
export async function approveAll(stage: Stage, orderId: string, from: Date): Promise<Date> {
  let now = from
  for (
    let step = await openStep(stage.databases, orderId);
    step;
    step = await openStep(stage.databases, orderId)
  ) {
    for (const voter of step.voters.slice(0, step.needed)) {
      now = new Date(now.getTime() + hour)
      await decideStep(voterCtx(stage, voter, now), {
        stepId: step.id,
        decision: 'approve',
        comment: '同意。',
      })
    }
  }
  return now
}

export async function openStep(databases: Databases, orderId: string): Promise<OpenStep | undefined> {
  const { rows } = await databases.platform.query<OpenStep>(
    `select s.id, s.needed, (
       select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name,
           'agencyId', case when m.person_id is null then null else s.agency_id end,
           'roles', coalesce(to_jsonb(m.roles), (select jsonb_agg(g.role) from role_grant g where g.person_id = p.id and g.state = 'active')))
         order by p.email)
       from person p left join membership m on m.person_id = p.id and m.agency_id = s.agency_id
       where p.id = any(s.person_ids)) as voters
     from approval_step s where s.order_id = $1 and s.state = 'open'`,
    [orderId],
  )
  return rows[0]
}

export function voterCtx(
  stage: Stage,
  { id, name, agencyId, roles }: OpenStep['voters'][number],
  now: Date,
): Ctx {
  const actor = { personId: id, name, agencyId, roles, via: 'session' as const, secondFactor: true }
  return newCtx(stage.databases, actor, { now: () => now })
}

function contentOf(stage: Stage, wish: Wish): SaveDraft['content'] {
  const system = systems.find(({ agency, code }) => agency === wish.agency && code === wish.system)
  const agencyId = stage.agencyId(wish.agency)
  return {
    title: wish.title,
    justification: wish.why,
    businessSystemId: stage.world.systems.get(`${wish.agency}/${wish.system}`) ?? null,
    budgetId: stage.budgets.get(agencyId) ?? null,
    startsOn: dayOf(wish.at),
    endsOn: `${stage.fiscalYear}-12-31`,
    lines: wish.lines.map((line, index) => {
      const { planId, serviceId, agreementId } = stage.plans.get(line.plan) ?? {}
      const machine = line.host && line.kind !== 'close'
      return {
        key: `l${index + 1}`,
        kind: line.kind ?? 'create',
        serviceId: serviceId ?? '',
        planId: planId ?? null,
        instanceId: line.instanceId ?? null,
        quantity: line.quantity ?? 1,
        config: machine
          ? {
              hostName: line.host ?? '',
              image: stage.images.get('debian-12') ?? '',
              dataDiskGiB: line.disk ?? 0,
              subnet: stage.subnets.get(`${agencyId}/${system?.zone}`) ?? '',
              sshKey: stage.keys.get(`${agencyId}/${stage.world.people.get(wish.by)}`) ?? '',
              spread: line.spread ?? false,
            }
          : (line.config ?? {}),
        startsOn: null,
        endAction: 'stop' as const,
        agreementId: agreementId ?? null,
        onNoCapacity: 'wait' as const,
      }
    }),
  }
}
