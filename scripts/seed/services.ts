import type { FormSchema } from '@/lib/catalog/form-schema'
import type { families, Localized, PlanSpec, Responsibility, ServiceLevel } from '@/lib/db/schema/catalog'
import { machineForm, machinePlans } from '@/scripts/seed/machine-service'

export type SeedPrice = {
  meter: string
  kind: 'perHour' | 'perMonth' | 'perQuantity' | 'oneOff'
  unitPrice: string
  unit: string
  chargedStates?: string[]
}
export type SeedPlan = { code: string; name: Localized; spec: PlanSpec; prices: SeedPrice[] }
export type SeedService = {
  code: string
  family: (typeof families)[number]
  fulfilment: 'compute' | 'manual'
  name: Localized
  summary: Localized
  keywords: string
  zones: ('extranet' | 'internet')[]
  levels: number[]
  leadTimeHours: number
  form: FormSchema
  plans: SeedPlan[]
}

const both: SeedService['zones'] = ['extranet', 'internet']
const note = {
  name: 'note',
  type: 'text' as const,
  label: { zh: '补充说明', en: 'Remarks' },
  required: false,
  minLength: 0,
  maxLength: 500,
  multiline: true,
  format: 'plain' as const,
}
const form = (...fields: FormSchema['fields']): FormSchema => ({ fields: [...fields, note], rules: [] })
const monthly = (unitPrice: string, meter = 'service.months', unit = 'month'): SeedPrice => ({
  meter,
  kind: 'perMonth',
  unitPrice,
  unit,
})
const once = (unitPrice: string): SeedPrice => ({
  meter: 'service.setup',
  kind: 'oneOff',
  unitPrice,
  unit: 'once',
})
const plan = (code: string, zh: string, en: string, ...prices: SeedPrice[]): SeedPlan => ({
  code,
  name: { zh, en },
  spec: {},
  prices,
})

const seats = (name: string, zh: string, en: string, max: number) => ({
  name,
  type: 'number' as const,
  label: { zh, en },
  required: true,
  min: 1,
  max,
  step: 1,
  initial: 10,
})

export const services: SeedService[] = [
  {
    code: 'vm',
    family: 'infrastructure',
    fulfilment: 'compute',
    name: { zh: '虚拟机', en: 'Virtual machine' },
    summary: {
      zh: '从规格表中选择，批准后几分钟内开通，按秒计量；停机期间只计数据盘。',
      en: 'Chosen from a table of plans, running minutes after approval, metered by the second; a stopped machine pays for its data disk only.',
    },
    keywords: '云主机 云服务器 计算 主机 xuniji vm server compute',
    zones: both,
    levels: [1, 2, 3],
    leadTimeHours: 1,
    form: machineForm,
    plans: machinePlans,
  },
  {
    code: 'database',
    family: 'supportSoftware',
    fulfilment: 'manual',
    name: { zh: '关系数据库', en: 'Relational database' },
    summary: {
      zh: '主备版 PostgreSQL，每日备份，由平台维护补丁。',
      en: 'PostgreSQL with a standby, daily backups and patches kept by the platform.',
    },
    keywords: '数据库 postgresql 中间件 shujuku',
    zones: both,
    levels: [1, 2, 3],
    leadTimeHours: 8,
    form: form({
      name: 'database',
      type: 'text',
      label: { zh: '数据库名', en: 'Database name' },
      required: true,
      minLength: 2,
      maxLength: 40,
      multiline: false,
      format: 'code',
    }),
    plans: [
      plan('db-s', '主备 4 核 16 GiB', 'Standby pair, 4 vCPU 16 GiB', monthly('1180')),
      plan('db-m', '主备 8 核 32 GiB', 'Standby pair, 8 vCPU 32 GiB', monthly('2180')),
    ],
  },
  {
    code: 'mail',
    family: 'applicationFunctions',
    fulfilment: 'manual',
    name: { zh: '政务邮件', en: 'Government mail' },
    summary: {
      zh: '按邮箱数量开通，含反垃圾与归档。',
      en: 'Activated by number of mailboxes, with spam protection and archive.',
    },
    keywords: '邮箱 电子邮件 youjian email',
    zones: both,
    levels: [1, 2],
    leadTimeHours: 8,
    form: form(seats('units', '邮箱数量', 'Mailboxes', 5000)),
    plans: [plan('mail-standard', '标准邮箱 10 GiB', 'Standard mailbox, 10 GiB', monthly('2.5'))],
  },
  {
    code: 'data-docking',
    family: 'informationResources',
    fulfilment: 'manual',
    name: { zh: '信息资源对接', en: 'Information resource connection' },
    summary: {
      zh: '协助把业务系统接入共享交换平台，含接口联调与验收。',
      en: 'Connects a business system to the exchange platform, interface tests and acceptance included.',
    },
    keywords: '数据共享 目录 接口 交换 data api',
    zones: ['extranet'],
    levels: [1, 2, 3],
    leadTimeHours: 40,
    form: form({
      name: 'resource',
      type: 'text',
      label: { zh: '信息资源名称', en: 'Information resource' },
      required: true,
      minLength: 2,
      maxLength: 100,
      multiline: false,
      format: 'plain',
    }),
    plans: [plan('dock-one', '单个接口', 'One interface', once('800'))],
  },
  {
    code: 'inspection',
    family: 'operationsAssurance',
    fulfilment: 'manual',
    name: { zh: '系统巡检与值守', en: 'System inspection and watch' },
    summary: {
      zh: '每个工作日巡检，重大活动期间值守，按月出具报告。',
      en: 'Inspection every working day, watch during major events, a report each month.',
    },
    keywords: '运维 巡检 值班 yunwei operations',
    zones: both,
    levels: [1, 2, 3],
    leadTimeHours: 16,
    form: form(),
    plans: [
      plan('watch-5x8', '工作时间值守', 'Working hours', monthly('600')),
      plan('watch-7x24', '全天候值守', 'Around the clock', monthly('1800')),
    ],
  },
  {
    code: 'scan',
    family: 'security',
    fulfilment: 'manual',
    name: { zh: '漏洞扫描', en: 'Vulnerability scan' },
    summary: {
      zh: '每月扫描一次并复测，报告只对本部门可见。',
      en: 'A scan and a re-test every month; reports are visible to the agency only.',
    },
    keywords: '安全 漏洞 等保 anquan security',
    zones: both,
    levels: [1, 2, 3],
    leadTimeHours: 16,
    form: form(),
    plans: [plan('scan-monthly', '每月一次', 'Monthly', monthly('420'))],
  },
  {
    code: 'assessment',
    family: 'security',
    fulfilment: 'manual',
    name: { zh: '等级测评支持', en: 'Assessment support' },
    summary: {
      zh: '协助备案、整改与测评，交付测评材料。',
      en: 'Help with filing, rectification and assessment, with the documents delivered.',
    },
    keywords: '等级保护 测评 备案 mlps',
    zones: both,
    levels: [2, 3],
    leadTimeHours: 80,
    form: form(),
    plans: [
      plan('assess-2', '二级系统', 'Level 2 system', once('12000')),
      plan('assess-3', '三级系统', 'Level 3 system', once('26000')),
    ],
  },
]

/** Who answers for what; printed in the agreement (E6). */
export const responsibilities: Responsibility[] = [
  {
    control: { zh: '机房与物理环境', en: 'Data centre and physical environment' },
    provider: true,
    agency: false,
    authority: false,
  },
  {
    control: { zh: '虚拟化与网络隔离', en: 'Virtualisation and network separation' },
    provider: true,
    agency: false,
    authority: false,
  },
  {
    control: { zh: '操作系统补丁', en: 'Operating-system patches' },
    provider: false,
    agency: true,
    authority: false,
  },
  {
    control: { zh: '业务数据与备份验证', en: 'Business data and backup checks' },
    provider: true,
    agency: true,
    authority: false,
  },
  {
    control: { zh: '账号与访问授权', en: 'Accounts and access rights' },
    provider: false,
    agency: true,
    authority: false,
  },
  { control: { zh: '监督检查', en: 'Supervision' }, provider: false, agency: false, authority: true },
]

export const serviceLevels: ServiceLevel[] = [
  { measure: { zh: '月可用率', en: 'Monthly availability' }, target: '99.9%' },
  { measure: { zh: '故障响应', en: 'Response to faults' }, target: '30 min' },
]
