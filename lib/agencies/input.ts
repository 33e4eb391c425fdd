import * as z from 'zod'
import { creditCodeProblem, normaliseCreditCode } from '@/lib/agencies/credit-code'
import { agencyRoles, platformRoles } from '@/lib/auth/roles'
import { networkZones } from '@/lib/db/schema/agencies'

/** Printable text in one line: names are shown, exported and mailed. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cf}]+$/u)
const many = <T extends z.ZodType>(one: T) =>
  z.preprocess(
    (value) => (Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value]),
    z.array(one),
  )
const optionalId = z
  .union([z.uuid(), z.literal('')])
  .optional()
  .transform((value) => value || null)
const reason = z.string().trim().min(2).max(500)

export const creditCode = z
  .string()
  .transform(normaliseCreditCode)
  .superRefine((code, check) => {
    const problem = creditCodeProblem(code)
    if (problem) check.addIssue({ code: 'custom', message: problem })
  })

export const Roles = many(z.enum(agencyRoles)).refine((roles) => roles.length > 0, 'agencies.noRoles')
export const Zones = many(z.enum(networkZones)).refine((zones) => zones.length > 0, 'agencies.noZones')

const agencyFields = {
  name: line(100),
  shortName: line(20),
  divisionCode: z.string().regex(/^\d{6}$/, 'agencies.divisionCode'),
  sectorCode: z.string().min(1).max(50),
  superiorId: optionalId,
  zones: Zones,
  maxProtectionLevel: z.coerce.number().int().min(1).max(5),
}

export const OpenAgency = z.object({
  creditCode,
  ...agencyFields,
  adminName: line(50),
  adminEmail: z.email().max(254),
})
export type OpenAgency = z.infer<typeof OpenAgency>

export const EditAgency = z.object({ agencyId: z.uuid(), ...agencyFields })
export type EditAgency = z.infer<typeof EditAgency>

export const AgencyWithReason = z.object({ agencyId: z.uuid(), reason })
export type AgencyWithReason = z.infer<typeof AgencyWithReason>

export const AgencyId = z.object({ agencyId: z.uuid() })
export type AgencyId = z.infer<typeof AgencyId>

export const InviteMember = z.object({
  name: line(50),
  email: z.email().max(254),
  roles: Roles,
  superiorId: optionalId,
  title: z.string().trim().max(50).optional(),
})
export type InviteMember = z.infer<typeof InviteMember>

export const EditMember = z.object({
  personId: z.uuid(),
  roles: Roles,
  superiorId: optionalId,
  title: z.string().trim().max(50).optional(),
})
export type EditMember = z.infer<typeof EditMember>

export const PersonId = z.object({ personId: z.uuid() })
export type PersonId = z.infer<typeof PersonId>

export const PersonWithReason = z.object({ personId: z.uuid(), reason })
export type PersonWithReason = z.infer<typeof PersonWithReason>

export const HandOver = z.object({ personId: z.uuid(), toPersonId: z.uuid('agencies.noSuccessor') })
export type HandOver = z.infer<typeof HandOver>

export const CreatePerson = z.object({ name: line(50), email: z.email().max(254) })
export type CreatePerson = z.infer<typeof CreatePerson>

export const ProposeGrant = z.object({ personId: z.uuid(), role: z.enum(platformRoles), reason })
export type ProposeGrant = z.infer<typeof ProposeGrant>

export const DecideGrant = z.object({
  grantId: z.uuid(),
  decision: z.enum(['approve', 'refuse']),
  reason: z.string().trim().max(500).optional(),
})
export type DecideGrant = z.infer<typeof DecideGrant>

export const RevokeGrant = z.object({ grantId: z.uuid(), reason })
export type RevokeGrant = z.infer<typeof RevokeGrant>

const anyRole = z.enum([...agencyRoles, ...platformRoles])
export const AddDutyRule = z
  .object({
    code: z
      .string()
      .trim()
      .min(2)
      .max(40)
      .regex(/^[a-z0-9-]+$/, 'agencies.dutyCode'),
    scope: z.enum(['agency', 'platform', 'any']),
    roleA: anyRole,
    roleB: anyRole,
    reasonZh: line(200),
    reasonEn: line(200),
  })
  .refine((rule) => rule.roleA !== rule.roleB, { path: ['roleB'], message: 'agencies.dutySame' })
export type AddDutyRule = z.infer<typeof AddDutyRule>

export const SwitchDutyRule = z.object({ ruleId: z.uuid(), active: z.enum(['on', 'off']) })
export type SwitchDutyRule = z.infer<typeof SwitchDutyRule>

const day = z.iso.date()
export const CreateDelegation = z
  .object({ toPersonId: z.uuid(), reason, from: day, until: day })
  .refine((input) => input.from <= input.until, { path: ['until'], message: 'agencies.endBeforeStart' })
export type CreateDelegation = z.infer<typeof CreateDelegation>

export const RevokeDelegation = z.object({ delegationId: z.uuid() })
export type RevokeDelegation = z.infer<typeof RevokeDelegation>

const systemFields = {
  name: line(100),
  zone: z.enum(networkZones),
  protectionLevel: z.coerce.number().int().min(1).max(5),
  filingNumber: z.string().trim().max(60).optional(),
  ownerId: optionalId,
}
export const CreateBusinessSystem = z.object({
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9][A-Z0-9-]{1,29}$/, 'agencies.systemCode'),
  ...systemFields,
})
export type CreateBusinessSystem = z.infer<typeof CreateBusinessSystem>

export const EditBusinessSystem = z.object({ systemId: z.uuid(), ...systemFields })
export type EditBusinessSystem = z.infer<typeof EditBusinessSystem>

export const SystemId = z.object({ systemId: z.uuid() })
export type SystemId = z.infer<typeof SystemId>
