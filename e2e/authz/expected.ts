import { policy } from '@/lib/auth/permissions'
import type { Role } from '@/lib/auth/roles'
import type { Principal } from './principals'
import type { Row } from './row'

/** What the matrix says: may this caller do this, to a thing of their own or of the platform? */
export function mayCall(principal: Principal, row: Row): boolean {
  if (row.who === 'public') return true
  if (!principal.holds || principal.roles.length === 0) return false
  if (row.side === 'agency' && principal.agencyId === null) return false
  if (row.side === 'platform' && principal.agencyId !== null) return false
  if (!principal.secondFactor && (row.who !== 'self:manage' || row.withoutFactor === false)) return false
  const allowed: readonly Role[] = row.roles ?? policy[row.who]
  return principal.roles.some((role) => allowed.includes(role))
}
