import type { PowerOf } from '@/lib/consolidation/power-of'
import { energyKWh } from '@/lib/scheduler/consolidation/energy'

/** Of one hour and one shape; `coreHours` is the whole pool's work in that hour, the same in each of its rows. */
export type HourUse = { hour: string; vcpu: number; hours: number; hoursOn: number; coreHours: number }
export type HourEnergy = {
  hour: Date
  hostHours: number
  hostHoursOn: number
  coreHours: number
  kWh: number
  kWhAllOn: number
}

/**
 * What the hosts drew in each hour: the work lies on the hosts that were on, on each shape by its cores. Had all
 * been on, the sleeping ones would have drawn what they draw idle. Pure.
 */
export function energyOf(uses: readonly HourUse[], powerOf: PowerOf, cpuOvercommit: number): HourEnergy[] {
  const byHour = new Map<string, HourUse[]>()
  for (const use of uses) byHour.set(use.hour, [...(byHour.get(use.hour) ?? []), use])
  return [...byHour].map(([hour, shapes]) => {
    const coreHours = shapes[0]?.coreHours ?? 0
    const sum = (of: (use: HourUse) => number) => shapes.reduce((total, use) => total + of(use), 0)
    const coreHoursOn = sum(({ hoursOn, vcpu }) => (hoursOn * vcpu) / cpuOvercommit)
    const kWh = energyKWh(
      shapes.map(({ vcpu, hoursOn }) => ({
        power: powerOf(vcpu),
        hoursOn,
        fullLoadHours: coreHoursOn > 0 ? (coreHours * hoursOn) / coreHoursOn : 0,
      })),
    )
    const asleep = sum(({ vcpu, hours, hoursOn }) => ((hours - hoursOn) * powerOf(vcpu).idleWatts) / 1000)
    return {
      hour: new Date(hour),
      hostHours: sum(({ hours }) => hours),
      hostHoursOn: sum(({ hoursOn }) => hoursOn),
      coreHours,
      kWh,
      kWhAllOn: kWh + Math.max(0, asleep),
    }
  })
}
