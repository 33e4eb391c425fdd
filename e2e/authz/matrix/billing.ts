import type { Matrix } from '../row'
import { actionsOf } from './actions-of'

const statement = { statementId: '@statement' }

/** Statements: signed and questioned by an agency, made and answered by the platform; and prices. */
export const billing: Matrix = {
  ...actionsOf('(portal)/statements/actions.ts', {
    reviewStatementAction: { who: 'statement:review', fields: statement },
    confirmStatementAction: { who: 'statement:confirm', fields: statement },
    settleStatementAction: { who: 'statement:settle', fields: { ...statement, reference: 'authz' } },
    raiseDisputeAction: {
      who: 'statement:dispute',
      fields: { lineId: '@statementLine', reason: '越权的疑问', expected: '' },
    },
  }),
  ...actionsOf('(portal)/billing/actions.ts', {
    closeMonthAction: { who: 'statement:close', fields: { month: '202001' } },
    issueStatementAction: { who: 'statement:issue', fields: { statementId: '@missing' } },
    verifyStatementAction: { who: 'statement:close', fields: { statementId: '@missing' } },
    voidStatementAction: { who: 'statement:close', fields: { statementId: '@missing' } },
    answerDisputeAction: {
      who: 'statement:answer',
      fields: { disputeId: '@missing', answer: 'rejected', answerText: '越权', reduction: '' },
    },
  }),
  ...actionsOf('(portal)/billing/prices/actions.ts', {
    createPricePlanAction: { who: 'price:manage', fields: { code: 'authz', of: '@missing' } },
    addPriceVersionAction: {
      who: 'price:manage',
      fields: {
        pricePlanId: '@missing',
        label: 'authz',
        validFrom: '2027-01-01',
        machine_hours_kind: 'perHour',
        machine_hours_unitPrice: '1',
      },
    },
  }),
}
