import type { Matrix } from '../row'
import { actionsOf } from './actions-of'

const order = { orderId: '@order' }
const content = JSON.stringify({ title: '越权', justification: '', lines: [] })

export const orders: Matrix = actionsOf('(portal)/orders/actions.ts', {
  saveDraftAction: { who: 'order:create', fields: { ...order, formVersion: '1', content } },
  submitOrderAction: { who: 'order:submit', fields: { ...order, formVersion: '1' } },
  discardDraftAction: { who: 'order:create', fields: order },
  decideStepAction: {
    who: 'order:approveForAnother',
    fields: { stepId: '@approvalStep', decision: 'reject', comment: '越权' },
  },
  withdrawOrderAction: { who: 'order:withdraw', fields: { ...order, reason: '越权' } },
  cancelOrderAction: { who: 'order:cancel', fields: { ...order, reason: '越权' } },
  repeatOrderAction: { who: 'order:create', fields: order },
  sendMessageAction: { who: 'order:message', fields: { ...order, body: '越权' } },
  detachFileAction: { who: 'order:create', fields: { attachmentId: '@missing' } },
  retryLineAction: { who: 'order:retry', fields: { lineId: '@orderLine' } },
  retryRunAction: { who: 'run:operate', fields: { runId: '@run' } },
  undoRunAction: { who: 'run:operate', fields: { runId: '@run', reason: '越权' } },
})
