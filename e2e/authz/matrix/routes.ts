import type { Matrix } from '../row'

const wanted = { orderId: '@order', file: 'file:x' }
const draft = { title: '', justification: '', lines: [] }

/** Route handlers of the portal's own pages and of its machinery. */
export const routes: Matrix = {
  'GET /healthz': { who: 'public' },
  'GET /readyz': { who: 'public' },
  'GET /api/auth/[...nextauth]': { who: 'public', params: { nextauth: 'csrf' } },
  'POST /api/auth/[...nextauth]': { who: 'public', params: { nextauth: '_log' }, json: {} },

  'GET /api/events': { who: 'agency:read', query: 'topics=agency:@agency', real: true },
  'GET /api/palette': { who: 'palette:use', query: 'q=app' },
  'POST /api/attachments': { who: 'order:message', fields: wanted },
  'GET /api/attachments/[id]': { who: 'order:read', params: { id: '@missing' } },
  'GET /api/exports/instances': { who: 'instance:read' },
  'GET /api/exports/statements': { who: 'statement:read' },
  'GET /api/exports/statements/[id]': { who: 'statement:read', params: { id: '@statement' } },
  'GET /desk/capacity/map': { who: 'capacity:read' },
  'GET /admin/decisions/export': { who: 'decision:read' },
  'GET /orders/export': { who: 'order:read' },
  'GET /api/audit/export': { who: 'audit:read' },
  'POST /orders/quote': { who: 'order:create', json: { content: draft } },
  'POST /orders/service': { who: 'order:create', json: { serviceId: '@missing' } },
  'GET /inbox/[id]': { who: 'self:manage', params: { id: '@missing' } },
}
