/** Roles of a person: inside an agency, on the platform; besides them the system itself, and whoever stands at the door. */
export const agencyRoles = ['staff', 'approver', 'finance', 'agencyAdmin'] as const
export const platformRoles = [
  'serviceDesk',
  'billingReviewer',
  'catalogManager',
  'resourceOperator',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
  'authority',
  'leadingGroup',
] as const

/** 三员: one person never holds two of them, and none of them sees business data. */
export const officers = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const

export type AgencyRole = (typeof agencyRoles)[number]
export type PlatformRole = (typeof platformRoles)[number]
export type Role = AgencyRole | PlatformRole | 'system' | 'visitor'

export const isAgencyRole = (role: string): role is AgencyRole =>
  (agencyRoles as readonly string[]).includes(role)

/** Second factor is mandatory (E1 d) for operators, approvers, reviewers and officers. */
export const secondFactorRoles: readonly Role[] = ['approver', 'finance', 'agencyAdmin', ...platformRoles]
