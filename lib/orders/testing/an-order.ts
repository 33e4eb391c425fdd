import { sql } from 'drizzle-orm'
import type { Databases } from '@/lib/context'
import { approvalRules, type ChainStep, type DraftLine, type RuleCondition } from '@/lib/db/schema/orders'
import type { SaveDraft } from '@/lib/orders/input'
import { type Order, stepsOf } from '@/lib/orders/queries'
import { saveDraft } from '@/lib/orders/save-draft'
import { submitOrder } from '@/lib/orders/submit-order'
import { aPool } from '@/lib/scheduler/testing/a-pool'
import { aPricedService } from '@/lib/testing/a-priced-service'
import { aBudget, aBusinessSystem, anAgency, aPerson, aSystem } from '@/lib/testing/factories'

const hostNameForm = {
  fields: [
    { name: 'hostName', type: 'hostName', label: { zh: '主机名', en: 'Host name' }, required: true },
    {
      name: 'dataDiskGiB',
      type: 'number',
      label: { zh: '数据盘', en: 'Data disk' },
      min: 0,
      max: 2000,
      step: 10,
    },
  ],
}
/** A pool whose machines are built at once. */
export async function aQuickPool(db: Databases) {
  const { pool } = await aPool(db)
  await aSystem(db).db.execute(
    sql`insert into sim_profile (pool_code, build_millis) values (${pool.code}, 0)`,
  )
}

export const headOfAgency: ChainStep = {
  name: { zh: '部门负责人', en: 'Head of department' },
  role: 'approver',
  mode: 'any',
  hours: 8,
}

/** Every order of one agency goes through these steps. */
export async function aRule(
  db: Databases,
  agencyId: string,
  steps: ChainStep[] = [headOfAgency],
  condition: RuleCondition = {},
) {
  const [rule] = await aSystem(db)
    .db.insert(approvalRules)
    .values({
      name: { zh: '测试规则', en: 'Test rule' },
      priority: 1,
      condition: { agencyIds: [agencyId], ...condition },
      steps,
    })
    .returning()
  if (!rule) throw new Error('no rule')
  return rule
}

type Shape = { steps?: ChainStep[]; approvedFen?: bigint; quota?: number; fulfilment?: 'compute' | 'manual' }

/** An agency ready to order: staff with a superior who approves, system, budget, quota, service and rule. */
export async function anOrderingAgency(db: Databases, shape: Shape = {}) {
  const agency = await anAgency(db)
  const head = await aPerson(db, agency.id, ['approver'], { name: '顾长河' })
  const staff = await aPerson(db, agency.id, ['staff'], { superiorId: head.id, name: '沈怡宁' })
  const system = await aBusinessSystem(db, agency.id)
  const budget = await aBudget(db, agency.id, shape.approvedFen, shape.quota)
  const manual = shape.fulfilment === 'manual'
  const priced = await aPricedService(db, {
    fulfilment: shape.fulfilment,
    form: manual ? undefined : hostNameForm,
    ...(manual ? { spec: {}, items: [{ meter: 'service.months', kind: 'perMonth', unitPrice: '300' }] } : {}),
  })
  await aRule(db, agency.id, shape.steps)
  const line = (values: Partial<DraftLine> = {}): DraftLine => ({
    key: 'l1',
    kind: 'create',
    serviceId: priced.service.id,
    planId: priced.plan.id,
    quantity: 1,
    config: manual ? {} : { hostName: 'app' },
    endAction: 'stop',
    agreementId: priced.agreement.id,
    onNoCapacity: 'wait',
    ...values,
  })
  const content = (lines: DraftLine[] = [line()]): SaveDraft['content'] =>
    ({
      title: '扩容',
      justification: '高峰期办件增加',
      businessSystemId: system.id,
      budgetId: budget.id,
      startsOn: '2026-11-20',
      endsOn: '2026-12-31',
      lines,
    }) as SaveDraft['content']
  const draft = (lines?: DraftLine[], values: Partial<SaveDraft['content']> = {}) =>
    saveDraft(staff.ctx, {
      orderId: crypto.randomUUID(),
      formVersion: 0,
      content: { ...content(lines), ...values },
    })
  const submitted = async (lines?: DraftLine[], values?: Partial<SaveDraft['content']>): Promise<Order> => {
    const { id, formVersion } = await draft(lines, values)
    return submitOrder(staff.ctx, { orderId: id, formVersion })
  }
  return { agency, head, staff, system, budget, priced, line, content, draft, submitted }
}

export async function openStepOf(db: Databases, orderId: string) {
  const step = (await stepsOf(aSystem(db), orderId)).find(({ state }) => state === 'open')
  if (!step) throw new Error('no open step')
  return step
}
