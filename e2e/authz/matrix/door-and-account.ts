import type { Matrix } from '../row'
import { actionsOf } from './actions-of'

const token = 'x'.repeat(43)
const password = { password: 'Quiet-Harbour-72', again: 'Quiet-Harbour-72' }

/** In front of the door, and one's own account. */
export const doorAndAccount: Matrix = {
  ...actionsOf('forgot/actions.ts', {
    requestResetAction: { who: 'public', fields: { account: 'nobody@authz.test' } },
  }),
  ...actionsOf('reset/actions.ts', {
    resetPasswordAction: { who: 'public', fields: { token, ...password } },
  }),
  ...actionsOf('invitation/actions.ts', {
    acceptInvitationAction: { who: 'public', fields: { token, ...password } },
    joinAgencyAction: { who: 'public', fields: { token } },
    beginIdentityAction: { who: 'public', fields: { token } },
  }),
  ...actionsOf('(portal)/actions.ts', {
    signOutAction: { who: 'self:manage', endsSession: true },
    switchAgencyAction: { who: 'self:manage', fields: { agencyId: '@missing' } },
  }),
  ...actionsOf('(portal)/account/actions.ts', {
    changeProfileAction: { who: 'self:manage', fields: { phone: '', locale: 'zh-CN' } },
    changePasswordAction: { who: 'self:manage', fields: { current: 'wrong', ...password } },
    beginEnrolmentAction: { who: 'self:manage' },
    confirmEnrolmentAction: { who: 'self:manage', fields: { code: '000000' } },
    renewRecoveryCodesAction: { who: 'self:manage', withoutFactor: false },
    removeFactorAction: { who: 'self:manage', withoutFactor: false },
    revokeSessionAction: { who: 'self:manage', fields: { sessionId: '@missing' } },
    beginLinkAction: { who: 'self:manage' },
    unlinkIdentityAction: { who: 'self:manage', fields: { issuer: 'https://id.test', subject: 'nobody' } },
  }),
  ...actionsOf('(portal)/account/delegation-actions.ts', {
    delegateAction: {
      who: 'delegation:manage',
      fields: { toPersonId: '@person', reason: '休假', from: '2026-12-01', until: '2026-12-05' },
    },
    revokeDelegationAction: { who: 'delegation:manage', fields: { delegationId: '@missing' } },
    setQuietHoursAction: { who: 'self:manage', fields: { quietFrom: '22:00', quietTo: '07:00' } },
  }),
  ...actionsOf('(portal)/account/tokens/actions.ts', {
    createAccessTokenAction: {
      who: 'token:manage',
      fields: { name: 'authz', 'scopes[]': ['catalog:read'], days: '1' },
    },
    revokeAccessTokenAction: { who: 'token:manage', fields: { tokenId: '@missing' } },
  }),
  ...actionsOf('(portal)/_views/actions.ts', {
    saveViewAction: {
      who: 'self:manage',
      fields: { page: '/orders', name: '越权', query: 'state=draft' },
    },
    forgetViewAction: { who: 'self:manage', fields: { viewId: '@missing' } },
  }),
  ...actionsOf('(portal)/inbox/actions.ts', {
    markAllReadAction: { who: 'self:manage' },
    decideInInboxAction: {
      who: 'order:approveForAnother',
      fields: { stepId: '@approvalStep', decision: 'reject', comment: '越权' },
    },
  }),
  ...actionsOf('(portal)/notices/actions.ts', {
    acknowledgeNoticeAction: { who: 'self:manage', fields: { noticeId: '@missing' } },
  }),
}
