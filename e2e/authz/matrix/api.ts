import type { Matrix, Row } from '../row'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
type Method = (typeof methods)[number]

/** One address of /api/v1: methods it does not have answer everybody alike, that there is no such method. */
const address = (path: string, known: Partial<Record<Method, Row>>): Matrix =>
  Object.fromEntries(
    methods.map((method) => [`${method} /api/v1${path}`, known[method] ?? { who: 'public', foreign: false }]),
  )

const orderId = { orderId: '@order' }
const version = { 'if-match': `"1-${'x'.repeat(22)}"` }
const fact = {
  source: 'authz',
  id: '202601-authz',
  agencyId: '@agency',
  instanceId: '@missing',
  meter: 'traffic.outGiB',
  quantity: '1',
  unit: 'GiB',
  startAt: '2026-01-01T00:00:00Z',
  endAt: '2026-01-01T01:00:00Z',
}

export const api: Matrix = {
  ...address('/openapi.json', {}),
  ...address('/[...unknown]', {}),
  ...address('/services', { GET: { who: 'catalog:read' } }),
  ...address('/services/[serviceId]', { GET: { who: 'catalog:read', params: { serviceId: '@service' } } }),
  ...address('/services/[serviceId]/plans', {
    GET: { who: 'catalog:read', params: { serviceId: '@service' } },
  }),
  ...address('/orders', { GET: { who: 'order:read' }, POST: { who: 'order:create', json: {} } }),
  ...address('/orders/[orderId]', {
    GET: { who: 'order:read', params: orderId },
    PUT: { who: 'order:create', params: orderId, json: {}, headers: version },
  }),
  ...address('/orders/[orderId]/submit', {
    POST: { who: 'order:submit', params: orderId, headers: version },
  }),
  ...address('/orders/[orderId]/withdraw', {
    POST: { who: 'order:withdraw', params: orderId, json: { reason: '越权' } },
  }),
  ...address('/orders/[orderId]/cancel', {
    POST: { who: 'order:cancel', params: orderId, json: { reason: '越权' } },
  }),
  ...address('/orders/[orderId]/messages', {
    GET: { who: 'order:read', params: orderId },
    POST: { who: 'order:message', params: orderId, json: { body: '越权' } },
  }),
  ...address('/orders/[orderId]/steps/[stepId]/decision', {
    POST: {
      who: 'order:approve',
      params: { ...orderId, stepId: '@approvalStep' },
      json: { decision: 'reject', comment: '越权' },
    },
  }),
  ...address('/instances', { GET: { who: 'instance:read' } }),
  ...address('/instances/[instanceId]', {
    GET: { who: 'instance:read', params: { instanceId: '@instance' } },
  }),
  ...address('/instances/[instanceId]/actions', {
    POST: { who: 'instance:operate', params: { instanceId: '@instance' }, json: { action: 'stop' } },
  }),
  ...address('/usage', {
    GET: { who: 'usage:read', query: 'month=202601' },
    POST: { who: 'usage:ingest', json: { facts: [fact] } },
  }),
  ...address('/statements', { GET: { who: 'statement:read' } }),
  ...address('/statements/[statementId]', {
    GET: { who: 'statement:read', params: { statementId: '@statement' } },
  }),
  ...address('/statements/[statementId]/lines', {
    GET: { who: 'statement:read', params: { statementId: '@statement' } },
  }),
}
