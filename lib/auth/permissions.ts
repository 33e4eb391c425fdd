import { type Role, secondFactorRoles } from '@/lib/auth/roles'
import type { Actor } from '@/lib/context'
import { AppError } from '@/lib/errors'

/**
 * The policy, one table: which roles may do what. Agency roles act inside their agency only; platform roles
 * act across agencies. Whether the object is theirs, and the moment right, is decided elsewhere.
 */
const everyAgencyRole = ['staff', 'approver', 'finance', 'agencyAdmin'] as const
const operators = ['serviceDesk', 'resourceOperator'] as const

export const policy = {
  'self:manage': [
    ...everyAgencyRole,
    ...operators,
    'billingReviewer',
    'catalogManager',
    'systemAdmin',
    'securityAdmin',
    'auditAdmin',
    'authority',
    'leadingGroup',
  ],
  'palette:use': [
    ...everyAgencyRole,
    ...operators,
    'billingReviewer',
    'catalogManager',
    'systemAdmin',
    'securityAdmin',
    'auditAdmin',
    'authority',
    'leadingGroup',
  ],

  'agency:read': [
    ...everyAgencyRole,
    ...operators,
    'billingReviewer',
    'catalogManager',
    'systemAdmin',
    'authority',
    'leadingGroup',
  ],
  /** The register of all agencies, with their state and people. */
  'agency:list': ['authority', 'systemAdmin', 'leadingGroup'],
  'agency:open': ['authority'],
  'agency:suspend': ['authority'],
  'agency:close': ['authority'],
  'agency:import': ['authority'],
  'member:read': [...everyAgencyRole],
  'member:invite': ['agencyAdmin'],
  'member:grant': ['agencyAdmin'],
  'member:disable': ['agencyAdmin', 'systemAdmin'],
  'member:handOver': ['agencyAdmin'],
  'member:import': ['agencyAdmin', 'authority'],
  'person:create': ['systemAdmin'],
  'person:read': ['systemAdmin', 'securityAdmin', 'auditAdmin', 'authority'],
  'person:unlock': ['securityAdmin', 'agencyAdmin'],
  'grant:propose': ['systemAdmin'],
  'grant:decide': ['securityAdmin'],
  'grant:revoke': ['securityAdmin'],
  'grant:read': ['systemAdmin', 'securityAdmin', 'auditAdmin', 'authority'],
  'duty:read': ['securityAdmin', 'auditAdmin', 'authority'],
  'duty:manage': ['securityAdmin'],
  'factor:request': ['agencyAdmin', 'systemAdmin'],
  'factor:approve': ['securityAdmin'],
  'delegation:manage': [
    'approver',
    'authority',
    'resourceOperator',
    'securityAdmin',
    'serviceDesk',
    'billingReviewer',
  ],
  'system:read': [...everyAgencyRole, 'authority', ...operators],
  'system:manage': ['staff', 'agencyAdmin'],
  'setting:manage': ['systemAdmin'],
  'calendar:read': ['authority', 'systemAdmin', 'leadingGroup'],
  'calendar:manage': ['authority'],
  /** What is endorsed; who sees drafts and exemptions stands in lib/governance/queries.ts. */
  'decision:read': [
    ...everyAgencyRole,
    ...operators,
    'billingReviewer',
    'catalogManager',
    'systemAdmin',
    'securityAdmin',
    'auditAdmin',
    'authority',
    'leadingGroup',
  ],
  'decision:draft': ['authority'],
  'decision:repeal': ['authority'],
  'decision:endorse': ['leadingGroup'],
  'clock:advance': ['systemAdmin', 'authority'],

  'catalog:read': [
    'system',
    ...everyAgencyRole,
    ...operators,
    'billingReviewer',
    'catalogManager',
    'authority',
    'leadingGroup',
  ],
  'catalog:manage': ['catalogManager'],
  'price:read': [
    ...everyAgencyRole,
    ...operators,
    'catalogManager',
    'billingReviewer',
    'authority',
    'leadingGroup',
    'system',
  ],
  'price:manage': ['catalogManager'],

  'order:read': [...everyAgencyRole, ...operators, 'authority', 'leadingGroup', 'billingReviewer'],
  'order:create': ['staff', 'agencyAdmin'],
  'order:submit': ['staff', 'agencyAdmin'],
  'order:withdraw': ['staff', 'agencyAdmin'],
  'order:approve': ['approver', 'authority', 'resourceOperator', 'serviceDesk', 'billingReviewer'],
  /** A colleague to whom an approver has delegated; whether that is so is asked at the step. */
  'order:approveForAnother': [...everyAgencyRole, ...operators, 'billingReviewer', 'authority'],
  'order:cancel': ['staff', 'agencyAdmin', 'approver', 'resourceOperator'],
  'order:retry': ['staff', 'agencyAdmin', 'resourceOperator'],
  'order:message': [...everyAgencyRole, ...operators, 'authority'],
  'rule:read': ['authority', 'resourceOperator', 'leadingGroup'],
  'rule:manage': ['authority'],

  'quota:read': [...everyAgencyRole, 'authority', 'resourceOperator', 'leadingGroup'],
  'quota:request': ['agencyAdmin', 'staff'],
  'quota:decide': ['authority'],
  'budget:manage': ['finance'],
  'budget:overdraft': ['authority'],

  'capacity:read': ['resourceOperator', 'authority', 'leadingGroup', 'system'],
  'capacity:manage': ['resourceOperator', 'system'],
  /** Asks what would happen; changes nothing. */
  'capacity:plan': ['resourceOperator', 'authority', 'system'],
  /** Moves running machines and switches hosts off. */
  'capacity:consolidate': ['resourceOperator', 'system'],
  'capacity:reserve': [
    'staff',
    'agencyAdmin',
    'approver',
    'finance',
    'authority',
    'resourceOperator',
    'serviceDesk',
    'billingReviewer',
    'system',
  ],
  'capacity:ask': ['staff', 'agencyAdmin', 'approver', 'resourceOperator', 'authority', 'system'],

  'instance:read': [...everyAgencyRole, ...operators, 'authority'],
  'instance:operate': ['staff', 'agencyAdmin'],
  'instance:transfer': ['agencyAdmin'],
  'key:manage': ['staff', 'agencyAdmin'],
  'run:operate': ['resourceOperator', 'staff', 'agencyAdmin', 'system'],
  'run:handOver': ['resourceOperator'],
  'run:read': [...everyAgencyRole, ...operators],
  'task:read': [...operators, 'serviceDesk'],
  'task:work': [...operators],
  'orphan:manage': ['resourceOperator'],

  'usage:read': [...everyAgencyRole, 'billingReviewer', 'authority', 'system'],
  'usage:ingest': ['system', 'billingReviewer'],
  'statement:read': [
    'staff',
    'approver',
    'finance',
    'agencyAdmin',
    'billingReviewer',
    'authority',
    'leadingGroup',
    'system',
  ],
  'statement:close': ['billingReviewer', 'system'],
  'statement:issue': ['billingReviewer'],
  'statement:review': ['finance'],
  'statement:confirm': ['approver'],
  'statement:dispute': ['finance', 'approver'],
  'statement:answer': ['billingReviewer'],
  'statement:settle': ['finance', 'billingReviewer'],

  'audit:read': ['auditAdmin'],
  'audit:readOwn': ['staff', 'approver', 'finance', 'agencyAdmin'],
  'notice:publish': ['authority', 'serviceDesk', 'systemAdmin'],
  'job:read': ['systemAdmin', 'resourceOperator'],
  'job:run': ['systemAdmin', 'system'],
  'token:manage': ['staff', 'approver', 'finance', 'agencyAdmin', 'resourceOperator', 'billingReviewer'],
  'report:read': ['authority', 'leadingGroup', 'billingReviewer'],
  'system:act': ['system'],
  'door:enter': ['visitor'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof policy

/** May this role? For showing and hiding; verbs call `authorize`. */
export function can(actor: Actor, permission: Permission): boolean {
  const allowed: readonly Role[] = policy[permission]
  const holds = actor.roles.some((role) => allowed.includes(role))
  if (!holds) return false
  return actor.scopes === undefined || actor.scopes.includes(permission)
}

export const needsSecondFactor = (actor: Actor): boolean =>
  !actor.secondFactor && actor.roles.some((role) => secondFactorRoles.includes(role))

/** Whether `authorize` would let pass, for route handlers that answer by status. */
export const isAuthorized = (actor: Actor, permission: Permission): boolean =>
  !needsSecondFactor(actor) && can(actor, permission)

/** Throws forbidden unless the actor's roles, and a token's scopes, allow it. */
export function authorize(actor: Actor, permission: Permission): void {
  if (needsSecondFactor(actor) && permission !== 'self:manage')
    throw new AppError('forbidden', 'auth.secondFactorNeeded')
  if (!can(actor, permission)) throw new AppError('forbidden', 'auth.notAllowed')
}
