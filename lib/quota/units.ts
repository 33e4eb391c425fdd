import type { QuotaKind } from '@/lib/quota/amounts'

/** Memory is kept in MiB, as machines have it, and spoken of in GiB; the others are the same. */
const perUnit: Record<QuotaKind, number> = { vcpu: 1, memoryMiB: 1024, diskGiB: 1, instances: 1 }

/** An amount as people write it: vCPU, GiB, machines. */
export const toUnits = (kind: QuotaKind, amount: number): number =>
  Math.round((amount / perUnit[kind]) * 100) / 100

export const fromUnits = (kind: QuotaKind, units: number): number => units * perUnit[kind]
