import type { Plan } from '@/lib/catalog/queries'
import { dataDiskGiB } from '@/lib/quota/amounts'

/** What an instance of this plan with these choices takes; kept with it and copied into every span. */
export function instanceSpec(
  plan: Plan['spec'] | null,
  config: Record<string, unknown>,
): Record<string, number> {
  const spec = {
    vcpu: plan?.vcpu ?? 0,
    memoryMiB: plan?.memoryMiB ?? 0,
    diskGiB: plan?.diskGiB ?? 0,
    dataDiskGiB: plan?.vcpu ? dataDiskGiB(config) : 0,
  }
  return Object.fromEntries(Object.entries(spec).filter(([, value]) => value > 0))
}
