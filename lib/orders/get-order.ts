import { sql } from 'drizzle-orm'
import type { BusinessSystem } from '@/lib/agencies/business-systems'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, isPlatform } from '@/lib/context'
import type { PlanSpec } from '@/lib/db/schema/catalog'
import type { OrderContent } from '@/lib/db/schema/orders'
import { notFound } from '@/lib/errors'
import type { Basis } from '@/lib/orders/basis'
import type { ApprovalStep } from '@/lib/orders/open-step'
import type { priceMeters } from '@/lib/orders/price-meters'
import type { OrderLine } from '@/lib/orders/queries'
import type { OrderState } from '@/lib/orders/rules'

export type OrderLineView = Pick<
  OrderLine,
  | 'id'
  | 'position'
  | 'draftKey'
  | 'kind'
  | 'serviceId'
  | 'planId'
  | 'instanceId'
  | 'name'
  | 'config'
  | 'startsOn'
  | 'endsOn'
  | 'endAction'
  | 'onNoCapacity'
  | 'state'
  | 'failure'
  | 'agreementId'
> & {
  /** Under which room is held: of a plan change, with what `resizeKeys` adds. */
  roomKey: string
  amountFen: string
  address: string | null
  instanceState: string | null
  /** What its machine takes; null: it takes no room. */
  spec: PlanSpec | null
  priceLabel: string | null
  priceSnapshot: Parameters<typeof priceMeters>[0]
}
export type VoteView = {
  personId: string
  person: string
  forPersonId: string
  forPerson: string
  decision: 'approve' | 'return' | 'reject'
  comment: string
  at: string
  basis: Basis
}
export type StepView = Pick<
  ApprovalStep,
  'id' | 'revision' | 'position' | 'name' | 'role' | 'mode' | 'needed' | 'personIds' | 'hours' | 'state'
> & {
  openedAt: string | null
  dueAt: string | null
  dueProvisional: boolean
  closedAt: string | null
  people: string[]
  votes: VoteView[]
}
export type MessageView = { id: string; personId: string; person: string; body: string; at: string }
export type AttachmentView = {
  id: string
  name: string
  bytes: number
  scan: string
  scanNote: string | null
}
export type RevisionView = {
  revision: number
  content: OrderContent
  totalFen: string
  submittedAt: string
  returnedAt: string | null
  returnedReason: string | null
}
export type OrderView = {
  id: string
  agencyId: string
  agency: string
  number: string
  title: string
  state: OrderState
  content: OrderContent
  formVersion: number
  revision: number
  returnedReason: string | null
  endReason: string | null
  requesterId: string
  requester: string
  totalFen: string
  startsOn: string | null
  endsOn: string | null
  autoApproved: boolean
  rule: { zh: string; en: string } | null
  system: Pick<BusinessSystem, 'id' | 'name' | 'zone' | 'protectionLevel'> | null
  budget: { id: string; name: string } | null
  waitingFor: { kind: string; people: string[] } | null
  waitingSince: string | null
  createdAt: string
  submittedAt: string | null
  approvedAt: string | null
  endedAt: string | null
  lines: OrderLineView[]
  steps: StepView[]
  messages: MessageView[]
  attachments: AttachmentView[]
  revisions: RevisionView[]
}

const list = (rows: ReturnType<typeof sql>, order: string) =>
  sql`coalesce((select json_agg(x order by ${sql.raw(order)}) from (${rows}) x), '[]')`

const lines = list(
  sql`select l.id, case when l.kind = 'changePlan' then i.token else l.token end as "roomKey", l.position, l.draft_key as "draftKey", l.kind, l.agreement_id as "agreementId", l.service_id as "serviceId", l.plan_id as "planId",
    l.instance_id as "instanceId", l.name, l.config, l.starts_on as "startsOn", l.ends_on as "endsOn",
    l.end_action as "endAction", l.on_no_capacity as "onNoCapacity", l.state, l.failure,
    l.amount_fen::text as "amountFen", i.address, i.state as "instanceState", pl.spec, v.label as "priceLabel",
    l.price_snapshot as "priceSnapshot"
    from order_line l left join instance i on i.id = l.instance_id left join price_version v on v.id = l.price_version_id
    left join plan pl on pl.id = l.plan_id
    where l.order_id = o.id`,
  'x.position',
)

const votes = list(
  sql`select v.person_id as "personId", p.name as person, v.for_person_id as "forPersonId", f.name as "forPerson",
    v.decision, v.comment, v.at, v.basis, v.id
    from approval_vote v join person p on p.id = v.person_id join person f on f.id = v.for_person_id where v.step_id = s.id`,
  'x.at, x.id',
)

const steps = list(
  sql`select s.id, s.revision, s.position, s.name, s.role, s.mode, s.needed, s.person_ids as "personIds", s.hours,
    s.state, s.opened_at as "openedAt", s.due_at as "dueAt", s.due_provisional as "dueProvisional",
    s.closed_at as "closedAt", ${votes} as votes,
    coalesce((select json_agg(p.name order by p.name) from person p where p.id = any(s.person_ids)), '[]') as people
    from approval_step s where s.order_id = o.id`,
  'x.revision, x.position',
)

const messages = list(
  sql`select m.id, m.person_id as "personId", p.name as person, m.body, m.at
    from order_message m join person p on p.id = m.person_id where m.order_id = o.id`,
  'x.at, x.id',
)

const attachments = list(
  sql`select a.id, a.name, a.bytes, a.scan, a.scan_note as "scanNote", a.at from attachment a where a.order_id = o.id`,
  'x.at, x.id',
)

const revisions = list(
  sql`select r.revision, r.content, r.total_fen::text as "totalFen", r.submitted_at as "submittedAt",
    r.returned_at as "returnedAt", r.returned_reason as "returnedReason" from order_revision r where r.order_id = o.id`,
  'x.revision',
)

/** An order with everything its page shows, in one statement; instants are ISO strings, money is text. */
export async function getOrder(ctx: Ctx, orderId: string): Promise<OrderView> {
  authorize(ctx.actor, 'order:read')
  const { actor } = ctx
  const mine = isPlatform(actor)
    ? sql`(o.state <> 'draft' or o.revision > 0)`
    : sql`o.agency_id = ${actor.agencyId}::uuid`
  const { rows } = await ctx.db.execute<{ view: OrderView }>(sql`
    select json_build_object(
      'id', o.id, 'agencyId', o.agency_id, 'agency', a.name, 'number', o.number, 'title', o.title, 'state', o.state,
      'content', o.content, 'formVersion', o.form_version, 'revision', o.revision, 'returnedReason', o.returned_reason,
      'endReason', o.end_reason, 'requesterId', o.requester_id, 'requester', p.name, 'totalFen', o.total_fen::text,
      'startsOn', o.starts_on, 'endsOn', o.ends_on, 'autoApproved', o.auto_approved, 'rule', r.name,
      'system', case when b.id is null then null else json_build_object('id', b.id, 'name', b.name, 'zone', b.zone,
        'protectionLevel', b.protection_level) end,
      'budget', case when u.id is null then null else json_build_object('id', u.id, 'name', u.name) end,
      'waitingFor', o.waiting_for, 'waitingSince', o.waiting_since, 'createdAt', o.created_at,
      'submittedAt', o.submitted_at, 'approvedAt', o.approved_at, 'endedAt', o.ended_at, 'lines', ${lines},
      'steps', ${steps}, 'messages', ${messages}, 'attachments', ${attachments}, 'revisions', ${revisions}
    ) as view
    from "order" o join agency a on a.id = o.agency_id join person p on p.id = o.requester_id
    left join approval_rule r on r.id = o.rule_id left join business_system b on b.id = o.business_system_id
    left join budget u on u.id = o.budget_id
    where o.id = ${orderId}::uuid and ${mine}`)
  const [row] = rows
  if (!row) throw notFound('orders')
  return row.view
}
