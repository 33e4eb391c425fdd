import * as z from 'zod'

const account = z.string().trim().min(1).max(254)
/** No rule but a length here: what a password must be is decided where it is set. */
const password = z.string().min(1).max(200)
const token = z.string().min(20).max(100)

export const SignIn = z.object({ account, password })
export type SignIn = z.infer<typeof SignIn>

export const SecondFactor = z.object({ code: z.string().trim().min(6).max(24) })
export type SecondFactor = z.infer<typeof SecondFactor>

/** Agency empty: as somebody of the platform. */
export const DemonstrationSignIn = z.object({
  personId: z.uuid(),
  agencyId: z.union([z.uuid(), z.literal('')]),
})
export type DemonstrationSignIn = z.infer<typeof DemonstrationSignIn>

export const RequestReset = z.object({ account: z.email().max(254) })
export type RequestReset = z.infer<typeof RequestReset>

const twice = { password, again: password }
const same = (input: { password: string; again: string }) => input.password === input.again
const different = { path: ['again'], message: 'auth.passwordsDiffer' }

export const ResetPassword = z.object({ token, ...twice }).refine(same, different)
export type ResetPassword = z.infer<typeof ResetPassword>

export const ChangePassword = z.object({ current: password, ...twice }).refine(same, different)
export type ChangePassword = z.infer<typeof ChangePassword>

export const AcceptInvitation = z
  .object({ token, phone: z.string().trim().max(30).optional(), ...twice })
  .refine(same, different)
export type AcceptInvitation = z.infer<typeof AcceptInvitation>

/** An agency of the person, or `platform`. */
export const SwitchHat = z.object({ agencyId: z.union([z.uuid(), z.literal('platform')]) })
export type SwitchHat = z.infer<typeof SwitchHat>

export const ConfirmEnrolment = z.object({
  code: z
    .string()
    .trim()
    .regex(/^\d{3} ?\d{3}$/),
})
export type ConfirmEnrolment = z.infer<typeof ConfirmEnrolment>

/** One session, or `others`: all but the present one. */
export const RevokeSession = z.object({ sessionId: z.union([z.uuid(), z.literal('others')]) })
export type RevokeSession = z.infer<typeof RevokeSession>

export const UnlinkIdentity = z.object({ issuer: z.string().max(500), subject: z.string().max(255) })
export type UnlinkIdentity = z.infer<typeof UnlinkIdentity>

export const ChangeProfile = z.object({
  phone: z
    .string()
    .trim()
    .regex(/^[+\d][\d\s-]{4,28}$/)
    .optional()
    .or(z.literal('').transform(() => undefined)),
  locale: z.enum(['zh-CN', 'en']),
})
export type ChangeProfile = z.infer<typeof ChangeProfile>

export const JoinAgency = z.object({ token })
export type JoinAgency = z.infer<typeof JoinAgency>

export const DecideFactorReset = z.object({ resetId: z.uuid(), decision: z.enum(['approve', 'refuse']) })
export type DecideFactorReset = z.infer<typeof DecideFactorReset>
