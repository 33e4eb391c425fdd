import * as z from 'zod'
import { policyNames } from '@/lib/scheduler/policies/policies'

const count = (most: number) => z.coerce.number().int().min(0).max(most)

export const AskForecast = z
  .object({
    poolId: z.uuid(),
    days: z.coerce.number().int().min(7).max(365),
    growthPercent: z.coerce.number().int().min(-90).max(900),
    policy: z.enum(policyNames),
    moreHosts: count(10_000).default(0),
    hostVcpu: z.coerce.number().int().min(1).max(1024).default(64),
    hostMemoryGiB: z.coerce.number().int().min(1).max(16_384).default(256),
    planId: z.union([z.uuid(), z.literal('')]).default(''),
    machines: count(10_000).default(0),
    fromDay: count(365).default(0),
  })
  .refine(({ machines, planId }) => machines === 0 || planId !== '', {
    path: ['planId'],
    message: 'scheduler.planNeeded',
  })
export type AskForecast = z.infer<typeof AskForecast>
