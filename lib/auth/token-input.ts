import * as z from 'zod'
import { longestTokenDays, tokenScopes } from '@/lib/auth/token-scopes'

export const CreateAccessToken = z.object({
  name: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .regex(/^\P{Cc}*$/u, 'orders.controlCharacters'),
  scopes: z.array(z.enum(tokenScopes)).min(1, 'api.noScopes'),
  days: z.coerce.number().int().min(1).max(longestTokenDays),
})
export type CreateAccessToken = z.infer<typeof CreateAccessToken>

export const RevokeAccessToken = z.object({ tokenId: z.uuid() })
export type RevokeAccessToken = z.infer<typeof RevokeAccessToken>
