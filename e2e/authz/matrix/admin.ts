import type { Matrix } from '../row'
import { actionsOf } from './actions-of'

const reason = '越权'
const facts = {
  name: '越权测试局',
  shortName: '越权局',
  divisionCode: '530000',
  sectorCode: 'general',
  superiorId: '',
  'zones[]': ['extranet'],
  maxProtectionLevel: '3',
}

/** The authority, and the three officers. */
export const admin: Matrix = {
  ...actionsOf('(portal)/admin/agencies/actions.ts', {
    openAgencyAction: {
      who: 'agency:open',
      fields: {
        creditCode: '11530100000000019U',
        ...facts,
        adminName: '越权',
        adminEmail: 'admin@authz.test',
      },
    },
    editAgencyAction: { who: 'agency:open', fields: { agencyId: '@missing', ...facts } },
    suspendAgencyAction: { who: 'agency:suspend', fields: { agencyId: '@missing', reason } },
    resumeAgencyAction: { who: 'agency:suspend', fields: { agencyId: '@missing' } },
    closeAgencyAction: { who: 'agency:close', fields: { agencyId: '@missing', reason } },
  }),
  ...actionsOf('(portal)/_import/actions.ts', {
    previewAgenciesAction: { who: 'agency:import', fields: { file: 'file:统一社会信用代码\n' } },
    previewPeopleAction: { who: 'member:import', side: 'agency', fields: { file: 'file:姓名,邮箱\n' } },
    applyImportAction: { who: 'member:import', fields: { importId: '@missing' }, hides: true },
  }),
  ...actionsOf('(portal)/admin/grants/actions.ts', {
    proposeGrantAction: {
      who: 'grant:propose',
      fields: { personId: '@missing', role: 'serviceDesk', reason },
    },
    decideGrantAction: { who: 'grant:decide', fields: { grantId: '@missing', decision: 'refuse', reason } },
    revokeGrantAction: { who: 'grant:revoke', fields: { grantId: '@missing', reason } },
  }),
  ...actionsOf('(portal)/admin/duties/actions.ts', {
    addDutyRuleAction: {
      who: 'duty:manage',
      fields: {
        code: 'authz',
        scope: 'agency',
        roleA: 'staff',
        roleB: 'finance',
        reasonZh: reason,
        reasonEn: 'authz',
      },
    },
    switchDutyRuleAction: { who: 'duty:manage', fields: { ruleId: '@missing', active: 'off' } },
  }),
  ...actionsOf('(portal)/admin/people/actions.ts', {
    createPersonAction: { who: 'person:create', fields: { name: '越权', email: 'made@authz.test' } },
    decideFactorResetAction: { who: 'factor:approve', fields: { resetId: '@missing', decision: 'refuse' } },
  }),
  ...actionsOf('(portal)/admin/quotas/actions.ts', {
    decideQuotaRequestAction: {
      who: 'quota:decide',
      fields: { requestId: '@missing', decision: 'refuse', answer: reason },
    },
    setQuotaAction: { who: 'quota:decide', fields: { agencyId: '@missing', kind: 'vcpu', limit: '1' } },
    allowOverdraftAction: {
      who: 'budget:overdraft',
      fields: { budgetId: '@missing', overdraft: '1', reason },
    },
  }),
  ...actionsOf('(portal)/admin/decisions/actions.ts', {
    saveDecisionAction: {
      who: 'decision:draft',
      fields: { kind: 'policy', title: '越权', text: '越权', effectiveFrom: '2026-01-01' },
    },
    submitDecisionAction: { who: 'decision:draft', fields: { decisionId: '@missing' } },
    judgeDecisionAction: {
      who: 'decision:endorse',
      fields: { decisionId: '@missing', revision: '1', verdict: 'endorse', level: 'province' },
    },
    repealDecisionAction: { who: 'decision:repeal', fields: { decisionId: '@missing', reason } },
  }),
  ...actionsOf('(portal)/admin/notices/actions.ts', {
    publishNoticeAction: {
      who: 'notice:publish',
      fields: { titleZh: '越权', titleEn: 'authz', bodyZh: '越权', bodyEn: 'authz' },
    },
    withdrawNoticeAction: { who: 'notice:publish', fields: { noticeId: '@missing' } },
  }),
  ...actionsOf('(portal)/admin/audit/actions.ts', { verifyAuditAction: { who: 'audit:read' } }),
  ...actionsOf('(portal)/admin/settings/actions.ts', {
    changeSettingAction: { who: 'setting:manage', fields: { key: 'platform.hotline', value: '' } },
  }),
}
