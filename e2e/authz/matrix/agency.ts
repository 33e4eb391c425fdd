import type { Matrix } from '../row'
import { actionsOf } from './actions-of'

const person = { personId: '@person' }
const system = { name: '越权', zone: 'extranet', protectionLevel: '2', filingNumber: '', ownerId: '' }

/** What an agency arranges for itself: its people, systems, quota and budgets. */
export const agency: Matrix = {
  ...actionsOf('(portal)/people/actions.ts', {
    inviteMemberAction: {
      who: 'member:invite',
      fields: { name: '越权', email: 'invited@authz.test', 'roles[]': ['staff'], superiorId: '', title: '' },
    },
    inviteAgainAction: { who: 'member:invite', fields: person },
    editMemberAction: {
      who: 'member:grant',
      fields: { ...person, 'roles[]': ['staff', 'finance'], superiorId: '', title: '' },
    },
    disablePersonAction: { who: 'member:disable', fields: { ...person, reason: '越权' } },
    enablePersonAction: { who: 'member:disable', fields: person },
    unlockAccountAction: { who: 'person:unlock', fields: person },
    requestFactorResetAction: { who: 'factor:request', fields: { ...person, reason: '越权' } },
    handOverAction: { who: 'member:handOver', fields: { ...person, toPersonId: '@missing' } },
  }),
  ...actionsOf('(portal)/systems/actions.ts', {
    createSystemAction: { who: 'system:manage', fields: { code: 'AUTHZ-1', ...system } },
    editSystemAction: { who: 'system:manage', fields: { systemId: '@businessSystem', ...system } },
    retireSystemAction: { who: 'system:manage', fields: { systemId: '@businessSystem' } },
  }),
  ...actionsOf('(portal)/quota/actions.ts', {
    requestQuotaAction: {
      who: 'quota:request',
      fields: { kind: 'vcpu', wantedLimit: '4000', reason: '越权' },
    },
    createBudgetAction: {
      who: 'budget:manage',
      fields: { fiscalYear: '2026', name: 'authz', economicCode: '30213', approved: '1.00' },
    },
    changeBudgetAction: { who: 'budget:manage', fields: { budgetId: '@budget', approved: '999999' } },
  }),
}
