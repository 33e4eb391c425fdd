import type { Operation } from '@/lib/api/operation'
import {
  getServiceOperation,
  listPlansOperation,
  listServicesOperation,
} from '@/lib/api/operations/catalogue'
import {
  actOnInstanceOperation,
  getInstanceOperation,
  listInstancesOperation,
} from '@/lib/api/operations/instances'
import { listMessagesOperation, sendMessageOperation } from '@/lib/api/operations/order-messages'
import {
  cancelOrderOperation,
  decideStepOperation,
  submitOrderOperation,
  withdrawOrderOperation,
} from '@/lib/api/operations/order-verbs'
import {
  createOrderOperation,
  getOrderOperation,
  listOrdersOperation,
  saveOrderOperation,
} from '@/lib/api/operations/orders'
import {
  getStatementOperation,
  listStatementLinesOperation,
  listStatementsOperation,
} from '@/lib/api/operations/statements'
import { listUsageOperation, recordUsageOperation } from '@/lib/api/operations/usage'

/** Everything /api/v1 offers, in the order of its documentation; a test compares it with the route files. */
export const operations: readonly Operation[] = [
  listServicesOperation,
  getServiceOperation,
  listPlansOperation,
  listOrdersOperation,
  createOrderOperation,
  getOrderOperation,
  saveOrderOperation,
  submitOrderOperation,
  decideStepOperation,
  withdrawOrderOperation,
  cancelOrderOperation,
  listMessagesOperation,
  sendMessageOperation,
  listInstancesOperation,
  getInstanceOperation,
  actOnInstanceOperation,
  listUsageOperation,
  recordUsageOperation,
  listStatementsOperation,
  getStatementOperation,
  listStatementLinesOperation,
]
