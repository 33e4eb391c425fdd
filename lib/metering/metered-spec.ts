import { meterOf } from '@/lib/metering/meters'

export type MeteredSpec = Record<string, number>

/** What one instance holds, as its state history keeps it: the plan's shape and the numbers of its form. */
export function meteredSpec(planSpec: object, config: object = {}): MeteredSpec {
  const spec: MeteredSpec = {}
  for (const [key, value] of [...Object.entries(planSpec), ...Object.entries(config)]) {
    const stated =
      typeof value === 'number' || (typeof value === 'string' && /^\d{1,9}(\.\d{1,6})?$/.test(value))
    if (stated && Number.isFinite(Number(value)) && Number(value) >= 0) spec[key] = Number(value)
  }
  return spec
}

/** How many units of a meter the spec holds; nothing stated is one unit, except of a disk not ordered. */
export function heldQuantity(meter: string, spec: MeteredSpec): string {
  const { held } = meterOf(meter)
  if (!held) return '1'
  const stated = held.filter((key) => spec[key] !== undefined)
  if (stated.length === 0) return held.some((key) => key.endsWith('GiB')) ? '0' : '1'
  return String(stated.reduce((sum, key) => sum + (spec[key] ?? 0), 0))
}
