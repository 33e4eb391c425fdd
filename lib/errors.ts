/**
 * Expected refusals. `code` is `<domain>.<key>`, the key standing under `errors` in that domain's message
 * files, so an error nobody can read does not compile. An optional remedy stands under `remedies`.
 */
export type ErrorKind = 'notFound' | 'forbidden' | 'conflict' | 'quota' | 'rule' | 'unavailable' | 'invalid'

type Keys<M> = M extends { errors: infer E } ? Extract<keyof E, string> : never
type Messages = {
  actions: typeof import('@/lib/actions/messages/zh-CN.json')
  agencies: typeof import('@/lib/agencies/messages/zh-CN.json')
  api: typeof import('@/lib/api/messages/zh-CN.json')
  audit: typeof import('@/lib/audit/messages/zh-CN.json')
  auth: typeof import('@/lib/auth/messages/zh-CN.json')
  backup: typeof import('@/lib/backup/messages/zh-CN.json')
  billing: typeof import('@/lib/billing/messages/zh-CN.json')
  calendar: typeof import('@/lib/calendar/messages/zh-CN.json')
  catalog: typeof import('@/lib/catalog/messages/zh-CN.json')
  compute: typeof import('@/lib/compute/messages/zh-CN.json')
  consolidation: typeof import('@/lib/consolidation/messages/zh-CN.json')
  evacuation: typeof import('@/lib/evacuation/messages/zh-CN.json')
  governance: typeof import('@/lib/governance/messages/zh-CN.json')
  jobs: typeof import('@/lib/jobs/messages/zh-CN.json')
  metering: typeof import('@/lib/metering/messages/zh-CN.json')
  notify: typeof import('@/lib/notify/messages/zh-CN.json')
  orders: typeof import('@/lib/orders/messages/zh-CN.json')
  provisioning: typeof import('@/lib/provisioning/messages/zh-CN.json')
  quota: typeof import('@/lib/quota/messages/zh-CN.json')
  scheduler: typeof import('@/lib/scheduler/messages/zh-CN.json')
  views: typeof import('@/lib/views/messages/zh-CN.json')
}
export type ErrorCode = { [D in keyof Messages]: `${D}.${Keys<Messages[D]>}` }[keyof Messages]

export type ErrorParams = Record<string, string | number>

export type ErrorDetails = {
  /** Values of the message. */
  params?: ErrorParams
  /** Refusals that belong to one field of the form. */
  fields?: Record<string, { code: ErrorCode; params?: ErrorParams }>
  /** Whom to ask: names and roles, ready to show. */
  contact?: string
}

/** All that Next.js tells an error page about what a page threw; other errors get a trace number here. */
export const forbiddenDigest = 'forbidden'

export class AppError extends Error {
  readonly digest?: string

  constructor(
    readonly kind: ErrorKind,
    readonly code: ErrorCode,
    readonly details: ErrorDetails = {},
  ) {
    super(code)
    this.name = 'AppError'
    if (kind === 'forbidden') this.digest = forbiddenDigest
  }
}

/** What the actor may not see does not exist for them. */
export function notFound(domain: keyof Messages): AppError {
  return new AppError('notFound', `${domain}.notFound` as ErrorCode)
}

/** HTTP status of a refusal, in one place. */
export function statusOf(kind: ErrorKind): number {
  switch (kind) {
    case 'notFound':
      return 404
    case 'forbidden':
      return 403
    case 'conflict':
      return 409
    case 'quota':
    case 'rule':
    case 'invalid':
      return 422
    case 'unavailable':
      return 503
  }
}
