import type { PlanSpec } from '@/lib/db/schema/catalog'
import { quotaKinds } from '@/lib/db/schema/quota'

export { quotaKinds }
export type QuotaKind = (typeof quotaKinds)[number]
export type Amounts = Partial<Record<QuotaKind, number>>

/** Data disks of one machine in GiB, as its order form holds them. */
export function dataDiskGiB(config: Record<string, unknown>): number {
  const value = Number(config.dataDiskGiB ?? 0)
  return Number.isFinite(value) && value > 0 ? value : 0
}

/** What one unit takes from quota: the plan's shape and the data disk beside it. */
export function amountsOf(spec: PlanSpec, config: Record<string, unknown> = {}): Amounts {
  const amounts: Amounts = {
    instances: spec.vcpu ? 1 : 0,
    vcpu: spec.vcpu ?? 0,
    memoryMiB: spec.memoryMiB ?? 0,
    diskGiB: (spec.diskGiB ?? 0) + dataDiskGiB(config),
  }
  return Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount > 0)) as Amounts
}
