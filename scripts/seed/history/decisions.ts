import type { SaveDecision } from '@/lib/governance/input'
import { judgeDecision } from '@/lib/governance/judge-decision'
import { saveDecision } from '@/lib/governance/save-decision'
import { submitDecision } from '@/lib/governance/submit-decision'
import { fiscalYearOf } from '@/lib/shanghai'
import type { Stage } from '@/scripts/seed/history/stage'

type Wish = Pick<SaveDecision, 'kind' | 'title' | 'text' | 'effectiveFrom'> & Partial<SaveDecision>

const hour = 3_600_000
const later = (at: Date, hours: number) => new Date(at.getTime() + hours * hour)

/** The authority drafts and submits; the answer is the leading group's, where there is one yet. */
async function decision(stage: Stage, at: Date, wish: Wish, opinion?: string): Promise<void> {
  const decisionId = await saveDecision(stage.as('fang', null, at), {
    decisionId: null,
    formVersion: 0,
    agencyId: null,
    targetValue: null,
    unit: null,
    dueOn: null,
    effectiveUntil: null,
    ...wish,
  })
  await submitDecision(stage.as('helan', null, later(at, 2)), { decisionId })
  if (!opinion) return
  await judgeDecision(stage.as('bai', null, later(at, 26)), {
    decisionId,
    revision: 1,
    verdict: 'endorse',
    level: 'province',
    opinion,
  })
}

/** A target, a policy and an exemption are endorsed; next year's calendar waits. */
export async function decide(stage: Stage, on: (days: number) => Date, now: Date): Promise<void> {
  const year = fiscalYearOf(now)
  await decision(
    stage,
    on(2),
    {
      kind: 'target',
      title: '业务系统上云比例',
      text: '省、市、县各级政务部门的业务系统，除涉密系统和经豁免的系统外，逐步迁移到电子政务公共平台。\n上云比例 = 已在平台运行的业务系统数 ÷ 登记的业务系统总数。',
      targetValue: '80',
      unit: '%',
      dueOn: `${year + 1}-12-31`,
      effectiveFrom: `${year}-01-01`,
    },
    '同意。请每季度报告进展。',
  )
  await decision(
    stage,
    on(3),
    {
      kind: 'policy',
      title: '政务部门不再新建机房',
      text: '一、各部门新增计算、存储、网络资源，一律向电子政务公共平台申请。\n二、确因特殊设备须自行建设的，报主管部门，经审议通过后方可实施。\n三、现有机房随业务系统迁移逐步关停。',
      effectiveFrom: `${year}-01-01`,
    },
    '同意印发。',
  )
  await decision(
    stage,
    on(12),
    {
      kind: 'exemption',
      title: '城市生命线监测前置设备自建豁免',
      text: '桥梁与燃气监测的采集前置设备须就近安装于现场机柜，准予自建；数据汇聚与应用仍部署在平台。',
      agencyId: stage.agencyId('lz-constr'),
      effectiveFrom: `${year}-01-01`,
      effectiveUntil: `${year + 1}-12-31`,
    },
    '情况属实，同意。到期前重新评估。',
  )
  await decision(stage, later(now, -30), {
    kind: 'calendar',
    title: `${year + 1} 年工作日历`,
    text: '按国务院办公厅关于节假日安排的通知编制，审批与服务时限按此计算。',
    effectiveFrom: `${year + 1}-01-01`,
    effectiveUntil: `${year + 1}-12-31`,
  })
}
