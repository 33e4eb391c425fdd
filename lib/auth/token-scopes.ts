import { can, type Permission, policy } from '@/lib/auth/permissions'
import type { Actor } from '@/lib/context'

/** What an access token may be made for: permissions that some operation of /api/v1 asks for. */
export const tokenScopes = [
  'catalog:read',
  'order:read',
  'order:create',
  'order:submit',
  'order:withdraw',
  'order:cancel',
  'order:approve',
  'order:message',
  'instance:read',
  'instance:operate',
  'usage:read',
  'usage:ingest',
  'statement:read',
] as const satisfies readonly Permission[]

export type TokenScope = (typeof tokenScopes)[number]

export const tokenPrefix = 'zt_'
export const longestTokenDays = 365
/** Open tokens of one person: more are a sign that old ones are forgotten. */
export const mostTokens = 50

/** The scopes a person may give away now; a token made for them does no more than its owner may at each call. */
export const grantableScopes = (actor: Actor): TokenScope[] =>
  tokenScopes.filter((scope) => scope in policy && can(actor, scope))
