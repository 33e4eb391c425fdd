import * as z from 'zod'
import { networkZones } from '@/lib/db/schema/agencies'
import { computeDrivers } from '@/lib/providers/driver-names'
import { policyNames } from '@/lib/scheduler/policies/policies'
import { isDay } from '@/lib/shanghai'

const code = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9-]{1,30}$/)
const whole = (most: number) => z.coerce.number().int().min(1).max(most)

export const AddPool = z.object({
  code,
  name: z.string().trim().min(2).max(60),
  zone: z.enum(networkZones),
  protectionLevels: z.preprocess(
    (value) => (value === undefined ? [] : [value].flat()),
    z.array(z.coerce.number().int().min(1).max(5)).min(1),
  ),
  architecture: z.enum(['x86_64', 'aarch64']),
  driver: z.enum(computeDrivers),
  policy: z.enum(policyNames),
  cpuOvercommit: z.coerce.number().min(1).max(8),
})
export type AddPool = z.infer<typeof AddPool>

/** `count` equal hosts named `<prefix>-01` and on, after those there are; sizes are those of the metal. */
export const AddHosts = z.object({
  poolId: z.uuid(),
  prefix: code,
  count: whole(100),
  vcpu: whole(1024),
  memoryGiB: whole(16_384),
  diskGiB: whole(1_000_000),
})
export type AddHosts = z.infer<typeof AddHosts>

export const SetHostState = z.object({
  hostId: z.uuid(),
  state: z.enum(['up', 'maintenance', 'drain', 'down']),
  reason: z.string().trim().min(2).max(200),
})
export type SetHostState = z.infer<typeof SetHostState>

export const WakeHost = SetHostState.pick({ hostId: true })
export type WakeHost = z.infer<typeof WakeHost>

export const FailHost = SetHostState.omit({ state: true })
export type FailHost = z.infer<typeof FailHost>

/** Hosts to come; a calendar day of Shanghai. */
export const PlanHosts = AddHosts.omit({ prefix: true }).extend({
  expectedOn: z.string().refine(isDay, 'orders.notADay'),
})
export type PlanHosts = z.infer<typeof PlanHosts>

export const DropPlannedHosts = z.object({ plannedId: z.uuid() })
export type DropPlannedHosts = z.infer<typeof DropPlannedHosts>

const emptyAsNull = (value: unknown) => (value === '' || value === undefined ? null : value)
const amount = (most: number) =>
  z.preprocess(emptyAsNull, z.coerce.number().int().min(0).max(most).nullable())

/**
 * What a pool keeps free for a purpose (empty: rebuilding and evacuating): a share of it, or cores and memory. A
 * share of nothing, or no cores and no memory, gives it up.
 */
export const SetHeadroom = z
  .object({
    poolId: z.uuid(),
    purpose: z.preprocess(emptyAsNull, z.string().trim().min(2).max(60).nullable()),
    sharePercent: z.preprocess(emptyAsNull, z.coerce.number().min(0).max(100).multipleOf(0.01).nullable()),
    vcpu: amount(10_000_000),
    memoryGiB: amount(100_000_000),
  })
  .refine(
    ({ sharePercent, vcpu, memoryGiB }) => (sharePercent === null) !== (vcpu === null && memoryGiB === null),
    { path: ['sharePercent'], message: 'scheduler.headroomEither' },
  )
export type SetHeadroom = z.infer<typeof SetHeadroom>
