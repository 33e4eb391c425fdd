/** Every URL of the portal, once. A folder is a list, `one(id)` its page. */
const list = (path: string) => ({ list: path, one: (id: string) => `${path}/${id}` })

export const routes = {
  home: '/',
  /** Nothing on it: what other pages are compared with. */
  empty: '/empty',

  login: '/login',
  secondFactor: '/login/second-factor',
  enrolFactor: '/login/enrol',
  forgot: '/forgot',
  reset: (token: string) => `/reset?token=${token}`,
  invitation: (token: string) => `/invitation?token=${token}`,

  catalog: list('/catalog'),
  orders: {
    ...list('/orders'),
    new: '/orders/new',
    newFor: (serviceId: string, planId?: string) =>
      `/orders/new?service=${serviceId}${planId ? `&plan=${planId}` : ''}`,
    /** `ids` joined by comma when several instances go into one order. */
    forInstance: (kind: 'changePlan' | 'renew' | 'close', ids: string) =>
      `/orders/new?kind=${kind}&instance=${ids}`,
    /** What the reader began and what stands there. */
    mine: (state: 'draft' | 'approving') => `/orders?view=mine&state=${state}`,
    edit: (id: string) => `/orders/${id}/edit`,
    export: '/orders/export',
  },
  inbox: '/inbox',
  /** Marks it read and leads to what it is about. */
  inboxItem: (id: string) => `/inbox/${id}`,
  instances: {
    ...list('/instances'),
    /** One verb over many: what it would do to each, before it is begun. */
    newBulk: '/instances/bulk/new',
    bulk: (id: string) => `/instances/bulk/${id}`,
    change: (kind: 'changePlan' | 'renew' | 'close', ids: string) =>
      `/orders/new?kind=${kind}&instance=${ids}`,
  },
  transfers: '/instances/transfers',
  statements: list('/statements'),
  quota: '/quota',
  systems: '/systems',
  people: '/people',
  keys: '/keys',
  account: '/account',
  tokens: '/account/tokens',
  activity: '/activity',
  notices: '/notices',
  apiDocs: '/api-docs',

  desk: {
    queue: '/desk/queue',
    task: (id: string) => `/desk/queue?task=${id}`,
    runs: '/desk/runs',
    run: (id: string) => `/desk/runs?run=${id}`,
    capacity: '/desk/capacity',
    forecast: '/desk/capacity/forecast',
    consolidation: '/desk/capacity/consolidation',
    consolidationPlan: (id: string) => `/desk/capacity/consolidation/${id}`,
    hostMap: '/desk/capacity/map',
    host: (id: string) => `/desk/capacity/hosts/${id}`,
    evacuation: (hostId: string) => `/desk/capacity/hosts/${hostId}/evacuation`,
    reservations: '/desk/capacity/reservations',
    placements: '/desk/capacity/decisions',
    orphans: '/desk/orphans',
    jobs: '/desk/jobs',
  },
  billing: { ...list('/billing'), prices: '/billing/prices' },
  admin: {
    agencies: '/admin/agencies',
    people: '/admin/people',
    grants: '/admin/grants',
    duties: '/admin/duties',
    catalog: list('/admin/catalog'),
    rules: '/admin/rules',
    calendar: '/admin/calendar',
    decisions: { ...list('/admin/decisions'), export: '/admin/decisions/export' },
    quotas: '/admin/quotas',
    audit: '/admin/audit',
    notices: '/admin/notices',
    settings: '/admin/settings',
    reports: '/admin/reports',
  },

  api: {
    document: '/api/v1/openapi.json',
    events: '/api/events',
    palette: '/api/palette',
    statementsExport: '/api/exports/statements',
    statementExport: (id: string, format: 'csv' | 'xlsx' | 'pdf') =>
      `/api/exports/statements/${id}?format=${format}`,
    instanceExport: '/api/exports/instances',
    attachments: '/api/attachments',
    attachment: (id: string) => `/api/attachments/${id}`,
    auditExport: '/api/audit/export',
  },
} as const
