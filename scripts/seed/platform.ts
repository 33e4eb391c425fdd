import type { ChainStep, RuleCondition } from '@/lib/db/schema/orders'

export const pools = [
  { code: 'ww3', name: '政务外网三级池', zone: 'extranet', levels: [3], hosts: 18 },
  { code: 'ww2', name: '政务外网二级池', zone: 'extranet', levels: [1, 2], hosts: 16 },
  { code: 'hl3', name: '互联网三级池', zone: 'internet', levels: [3], hosts: 12 },
  { code: 'hl2', name: '互联网二级池', zone: 'internet', levels: [1, 2], hosts: 12 },
] as const

export const hostShape = { vcpu: 64, memoryMiB: 256 * 1024, diskGiB: 8_000 }

const head: ChainStep = {
  name: { zh: '部门负责人', en: 'Head of the agency' },
  role: 'approver',
  mode: 'any',
  hours: 8,
}
const resources: ChainStep = {
  name: { zh: '资源审核', en: 'Resource review' },
  role: 'resourceOperator',
  mode: 'any',
  hours: 8,
}
const authority: ChainStep = {
  name: { zh: '信息化主管部门', en: 'Platform authority' },
  role: 'authority',
  mode: 'k',
  k: 2,
  hours: 16,
}

type SeedRule = { zh: string; en: string; condition: RuleCondition; steps: ChainStep[] }

/** In order of priority; the first that holds decides. */
export const approvalRules: SeedRule[] = [
  {
    zh: '小额续期自动同意',
    en: 'Small renewals approve themselves',
    condition: { kinds: ['renew'], maxFen: '30000', protectionLevels: [1, 2] },
    steps: [],
  },
  { zh: '关闭服务', en: 'Closing a service', condition: { kinds: ['close'] }, steps: [head] },
  {
    zh: '三级系统且超过 2,000 元',
    en: 'Level 3 and above 2,000 yuan',
    condition: { protectionLevels: [3, 4], minFen: '200001' },
    steps: [head, resources, authority],
  },
  {
    zh: '三级系统',
    en: 'Level 3',
    condition: { protectionLevels: [3, 4] },
    steps: [head, resources],
  },
  {
    zh: '超过 20,000 元',
    en: 'Above 20,000 yuan',
    condition: { minFen: '2000001' },
    steps: [head, { ...authority, mode: 'any', k: undefined }],
  },
  { zh: '其余订单', en: 'All other orders', condition: {}, steps: [head] },
]

export const images = [
  {
    code: 'debian-12',
    zh: 'Debian 12（基线 2026-10）',
    en: 'Debian 12 (baseline 2026-10)',
    supportEndsOn: '2028-06-30',
  },
  {
    code: 'openeuler-24.03',
    zh: 'openEuler 24.03 LTS',
    en: 'openEuler 24.03 LTS',
    supportEndsOn: '2028-05-30',
  },
  { code: 'kylin-v10', zh: '银河麒麟 V10 SP3', en: 'Kylin V10 SP3', supportEndsOn: '2028-12-31' },
] as const

/** Nobody holds both: E2, D5 and the guide's separation of providing and reviewing. */
export const dutyRules = [
  [
    'finance-approver',
    'agency',
    'finance',
    'approver',
    '核对与确认须是两个人。',
    'Reviewing and confirming a statement take two people.',
  ],
  [
    'system-security',
    'platform',
    'systemAdmin',
    'securityAdmin',
    '三员互斥。',
    'The three officers exclude one another.',
  ],
  [
    'system-audit',
    'platform',
    'systemAdmin',
    'auditAdmin',
    '三员互斥。',
    'The three officers exclude one another.',
  ],
  [
    'security-audit',
    'platform',
    'securityAdmin',
    'auditAdmin',
    '三员互斥。',
    'The three officers exclude one another.',
  ],
  [
    'billing-operator',
    'platform',
    'billingReviewer',
    'resourceOperator',
    '开通资源的人不复核费用。',
    'Whoever activates resources does not review charges.',
  ],
  [
    'billing-catalog',
    'platform',
    'billingReviewer',
    'catalogManager',
    '定价的人不复核费用。',
    'Whoever sets prices does not review charges.',
  ],
] as const
