import { startInstance } from '@/lib/compute/start-instance'
import { stopInstance } from '@/lib/compute/stop-instance'
import { tagInstance } from '@/lib/compute/tag-instance'
import { registry } from '@/lib/jobs/registry'
import { decideStep } from '@/lib/orders/decide-step'
import { sendMessage } from '@/lib/orders/send-message'
import { withdrawOrder } from '@/lib/orders/withdraw-order'
import { completeTask } from '@/lib/provisioning/complete-task'
import { takeTask } from '@/lib/provisioning/take-task'
import { workOnOrder } from '@/scripts/drive/carry-order'
import { draft, openStep, order, submit, voterCtx } from '@/scripts/seed/history/place-order'
import type { Stage } from '@/scripts/seed/history/stage'

const hour = 3_600_000
const later = (at: Date, hours: number) => new Date(at.getTime() + hours * hour)

/** The desk takes what is to be done by hand and reports it done the next hour. */
export async function fulfilByHand(stage: Stage, at: Date): Promise<void> {
  const { rows } = await stage.databases.platform.query<{ id: string; orderId: string }>(
    `select id, order_id as "orderId" from task where kind = 'manualFulfilment' and state = 'open'`,
  )
  for (const { id, orderId } of rows) {
    await takeTask(stage.as('wen', null, at), { taskId: id })
    await completeTask(stage.as('wen', null, later(at, 1)), {
      taskId: id,
      result: '已按订单开通，资料已交经办人。',
    })
    await workOnOrder(stage.databases, orderId, later(at, 1))
  }
}

async function instanceNamed(stage: Stage, name: string): Promise<string> {
  const { rows } = await stage.databases.platform.query<{ id: string }>(
    'select id from instance where name = $1',
    [name],
  )
  const [instance] = rows
  if (!instance) throw new Error(`no machine is called ${name}`)
  return instance.id
}

async function advance(stage: Stage, instanceId: string, at: Date): Promise<void> {
  const { rows } = await stage.databases.platform.query<{ id: string }>(
    `select id from run where instance_id = $1 and state in ('queued', 'running')`,
    [instanceId],
  )
  for (const { id } of rows) await registry.advanceRun?.(stage.system(at), { runId: id })
}

/** Stopped over a weekend for maintenance, and started again. */
export async function stopOver(stage: Stage, name: string, from: Date, to: Date): Promise<void> {
  const instanceId = await instanceNamed(stage, name)
  await stopInstance(stage.as('shen', 'lz-constr', from), { instanceId })
  await advance(stage, instanceId, from)
  await startInstance(stage.as('shen', 'lz-constr', to), { instanceId })
  await advance(stage, instanceId, to)
}

export async function changePlan(stage: Stage, name: string, plan: string, at: Date): Promise<void> {
  await order(stage, {
    name: `change ${name}`,
    agency: 'lz-constr',
    system: 'mhwz',
    by: 'song',
    title: '门户网站前置变更规格',
    why: '政策解读专栏上线后访问量上升，前置由 2 核调整为 4 核。',
    at,
    lines: [{ plan, kind: 'changePlan', instanceId: await instanceNamed(stage, name) }],
  })
}

export async function tagAll(stage: Stage, at: Date): Promise<void> {
  for (const [name, tags] of [
    ['sgxk-db', ['生产', '数据库']],
    ['fwwq-db', ['生产', '数据库']],
    ['nbbg-app', ['内部']],
  ] as const)
    await tagInstance(stage.as('shen', 'lz-constr', at), {
      instanceId: await instanceNamed(stage, name),
      tags: [...tags],
    })
}

/** An order that came back with reasons, was revised and went through. */
export async function returnedAndRevised(stage: Stage, at: Date): Promise<void> {
  const wish = {
    name: 'returned',
    agency: 'lz-health',
    system: 'yygh',
    by: 'lz-health-staff',
    title: '预约挂号平台扩容',
    why: '周一早高峰排队。',
    at,
    lines: [{ plan: 'g-8c16g', host: 'yygh-peak', quantity: 2 }],
  }
  const orderId = await submit(stage, wish)
  const step = await openStep(stage.databases, orderId)
  const [voter] = step?.voters ?? []
  if (step && voter)
    await decideStep(voterCtx(stage, voter, later(at, 2)), {
      stepId: step.id,
      decision: 'return',
      comment: '请补充高峰期数据，并说明为何需要两台。',
    })
  await sendMessage(stage.as('lz-health-staff', 'lz-health', later(at, 3)), {
    orderId,
    body: '已补充：周一 8 时至 9 时并发约为平时的三倍，单台重启期间仍需一台承载。',
  })
}

export async function rejected(stage: Stage, at: Date): Promise<void> {
  const orderId = await submit(stage, {
    name: 'rejected',
    agency: 'lz-edu',
    system: 'rxbm',
    by: 'lz-edu-staff',
    title: '报名系统备用服务器',
    why: '备用。',
    at,
    lines: [{ plan: 'g-16c32g', host: 'rxbm-spare' }],
  })
  const step = await openStep(stage.databases, orderId)
  const [voter] = step?.voters ?? []
  if (step && voter)
    await decideStep(voterCtx(stage, voter, later(at, 5)), {
      stepId: step.id,
      decision: 'reject',
      comment: '报名季已过，暂不需要备用服务器。',
    })
}

export async function withdrawn(stage: Stage, at: Date): Promise<void> {
  const orderId = await submit(stage, {
    name: 'withdrawn',
    agency: 'lz-constr',
    system: 'mhwz',
    by: 'song',
    title: '门户网站第三台前置',
    why: '专题上线准备。',
    at,
    lines: [{ plan: 'g-2c4g', host: 'mhwz-extra' }],
  })
  await withdrawOrder(stage.as('song', 'lz-constr', later(at, 1)), {
    orderId,
    reason: '专题延期，改到明年再申请。',
  })
}

/** What waits today: one order for the head of the agency, one for resource review, and a draft. */
export async function waitingNow(stage: Stage, now: Date): Promise<void> {
  await submit(stage, {
    name: 'waiting-head',
    agency: 'lz-constr',
    system: 'nbbg',
    by: 'shen',
    title: '内部办公测试环境',
    why: '升级前需要一台与生产一致的测试服务器，用完即关。',
    at: later(now, -20),
    lines: [{ plan: 'g-4c8g', host: 'nbbg-test', disk: 50 }],
  })
  const review = await submit(stage, {
    name: 'waiting-review',
    agency: 'lz-constr',
    system: 'sgxk',
    by: 'shen',
    title: '施工许可全程网办扩容',
    why: '十二月起全市施工许可全程网办，预计日均办件量由 420 件增至 1,100 件，需增加两台应用服务器。',
    at: later(now, -44),
    lines: [{ plan: 'g-4c8g', host: 'sgxk-new', quantity: 2, disk: 200, spread: true }],
  })
  const step = await openStep(stage.databases, review)
  const [voter] = step?.voters ?? []
  if (step && voter)
    await decideStep(voterCtx(stage, voter, later(now, -40)), {
      stepId: step.id,
      decision: 'approve',
      comment: '办件量已核实，同意。请在一月评估能否缩减。',
    })
  await draft(stage, {
    name: 'draft',
    agency: 'lz-constr',
    system: 'fwwq',
    by: 'shen',
    title: '网签系统只读数据库',
    why: '',
    at: later(now, -3),
    lines: [{ plan: 'm-8c32g', host: 'fwwq-ro', disk: 500 }],
  })
}
