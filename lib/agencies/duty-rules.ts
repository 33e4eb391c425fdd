export type DutyRule = {
  id: string
  code: string
  scope: 'agency' | 'platform' | 'any'
  roleA: string
  roleB: string
  reasonZh: string
  reasonEn: string
}

/** A role as somebody holds it: in an agency, or on the platform (null). */
export type Holding = { role: string; agencyId: string | null }

/** Rules that one person's holdings break. Scope `agency`: both roles in one agency; `any`: wherever they are held. */
export function violated<R extends DutyRule>(rules: readonly R[], holdings: readonly Holding[]): R[] {
  return rules.filter((rule) => {
    const a = holdings.filter((one) => one.role === rule.roleA)
    const b = holdings.filter((one) => one.role === rule.roleB)
    if (rule.scope === 'any') return a.length > 0 && b.length > 0
    if (rule.scope === 'platform') {
      return [a, b].every((side) => side.some((one) => one.agencyId === null))
    }
    return a.some((one) => one.agencyId !== null && b.some((other) => other.agencyId === one.agencyId))
  })
}
