import type { Plan } from '@/lib/catalog/queries'
import { type MeteredSpec, meteredSpec } from '@/lib/metering/metered-spec'

/** What an instance of this plan with these choices takes; kept with it, copied into every span, and metered by it. */
export function instanceSpec(plan: Plan['spec'] | null, config: Record<string, unknown>): MeteredSpec {
  const stated = Object.entries(meteredSpec(plan ?? {}, config))
  return Object.fromEntries(stated.filter(([, value]) => value > 0))
}
