export type DutyRule = {
  id: string
  code: string
  scope: 'agency' | 'platform' | 'any' | 'order'
  roleA: string
  roleB: string
  reasonZh: string
  reasonEn: string
  activeSince: Date | null
}

/** A role as somebody holds it: in an agency, or on the platform (null). */
export type Holding = { role: string; agencyId: string | null }

/** Nobody decides their own request: law, no matter of choice (E2). Whether subordinates may is the platform's rule. */
export const isLaw = ({ scope, roleA }: Pick<DutyRule, 'scope' | 'roleA'>): boolean =>
  scope === 'order' && roleA === 'requester'

/**
 * Rules that one person's holdings break. Scope `agency`: both roles in one agency; `any`: wherever they are held;
 * `order` is about one order and broken by no holding.
 */
export function violated<R extends DutyRule>(rules: readonly R[], holdings: readonly Holding[]): R[] {
  return rules.filter((rule) => {
    if (rule.scope === 'order') return false
    const a = holdings.filter((one) => one.role === rule.roleA)
    const b = holdings.filter((one) => one.role === rule.roleB)
    if (rule.scope === 'any') return a.length > 0 && b.length > 0
    if (rule.scope === 'platform') {
      return [a, b].every((side) => side.some((one) => one.agencyId === null))
    }
    return a.some((one) => one.agencyId !== null && b.some((other) => other.agencyId === one.agencyId))
  })
}
