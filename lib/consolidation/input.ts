import * as z from 'zod'
import { readWindows } from '@/lib/consolidation/windows'

const reason = z.string().trim().min(2).max(200)
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most)

export const modes = ['off', 'propose', 'rule'] as const

/** `windows`: '22:00-06:00, 12:00-13:00', Asia/Shanghai; empty: at any time. */
export const SaveConsolidation = z.object({
  poolId: z.uuid(),
  mode: z.enum(modes),
  everyMinutes: whole(10, 60),
  movesPerPlan: whole(1, 500),
  movesPerHundredRequests: whole(0, 1000),
  minimumReserve: whole(0, 10_000),
  windows: z
    .string()
    .trim()
    .max(200)
    .transform((text, check) => {
      const windows = readWindows(text)
      if (windows) return windows
      check.addIssue({ code: 'custom', message: 'consolidation.windowsUnreadable' })
      return z.NEVER
    }),
})
export type SaveConsolidation = z.infer<typeof SaveConsolidation>

/** What hosts of so many vCPU draw, in whole watts. */
export const SaveHostPower = z
  .object({
    poolId: z.uuid(),
    vcpu: whole(1, 8192),
    idleWatts: whole(1, 100_000),
    fullWatts: whole(1, 100_000),
  })
  .refine(({ idleWatts, fullWatts }) => fullWatts >= idleWatts, {
    path: ['fullWatts'],
    message: 'consolidation.wattsFall',
  })
export type SaveHostPower = z.infer<typeof SaveHostPower>

export const PlanNow = z.object({ poolId: z.uuid() })
export type PlanNow = z.infer<typeof PlanNow>

export const ApprovePlan = z.object({ planId: z.uuid() })
export type ApprovePlan = z.infer<typeof ApprovePlan>

export const RejectPlan = z.object({ planId: z.uuid(), reason })
export type RejectPlan = z.infer<typeof RejectPlan>

export const StopPlan = z.object({ planId: z.uuid(), reason })
export type StopPlan = z.infer<typeof StopPlan>
