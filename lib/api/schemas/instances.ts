import * as z from 'zod'
import { Day, Instant, instant } from '@/lib/api/schemas/values'
import type { InstanceGroup } from '@/lib/compute/list-groups-of'
import { endActions } from '@/lib/db/schema/orders'
import type { Instance as Row } from '@/lib/provisioning/queries'
import { instanceStates } from '@/lib/provisioning/state-names'

export const Instance = z
  .object({
    id: z.uuid(),
    agencyId: z.uuid(),
    businessSystemId: z.uuid(),
    orderLineId: z.uuid().nullable(),
    serviceId: z.uuid(),
    planId: z.uuid().nullable(),
    fulfilment: z.enum(['compute', 'manual']),
    name: z.string(),
    state: z.enum(instanceStates),
    spec: z.record(z.string(), z.number()),
    address: z.string().nullable(),
    tags: z.array(z.string()),
    startsOn: Day.nullable(),
    endsOn: Day.nullable(),
    endAction: z.enum(endActions),
    recycleUntil: Instant.nullable(),
    failure: z.object({ code: z.string(), message: z.string(), at: z.string() }).nullable(),
    /** Machines kept apart on different hosts, or together on one; null: neither. */
    group: z
      .object({ together: z.boolean(), name: z.string().nullable(), mateIds: z.array(z.uuid()) })
      .nullable(),
    createdAt: Instant,
    closedAt: Instant.nullable(),
  })
  .meta({ id: 'Instance' })

export const toInstance = (row: Row, group: InstanceGroup | undefined): z.input<typeof Instance> => ({
  ...row,
  group: group ?? null,
  recycleUntil: instant(row.recycleUntil),
  createdAt: row.createdAt.toISOString(),
  closedAt: instant(row.closedAt),
})
