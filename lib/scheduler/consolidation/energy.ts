/** Of one host shape: what it draws idle and with all its cores at work; between them in a straight line. */
export type PowerModel = { idleWatts: number; fullWatts: number }

/** How long hosts of one shape were on, and how long of it they would have worked at full load to do the same. */
export type HostUse = { power: PowerModel; hoursOn: number; fullLoadHours: number }

/** Of a machine's cores, in hours for which its engine has measured nothing. An assumption. */
export const assumedWork = 0.3

/** `load`: share of the cores at work, 0 to 1. */
export function wattsAt({ idleWatts, fullWatts }: PowerModel, load: number): number {
  return idleWatts + (fullWatts - idleWatts) * Math.min(1, Math.max(0, load))
}

/** Energy of hosts of any shapes. A host that is switched off draws nothing. */
export function energyKWh(uses: readonly HostUse[]): number {
  const wattHours = uses.map(({ power, hoursOn, fullLoadHours }) =>
    hoursOn > 0 ? hoursOn * wattsAt(power, fullLoadHours / hoursOn) : 0,
  )
  return wattHours.reduce((sum, each) => sum + each, 0) / 1000
}

/**
 * For hosts nobody has measured: 60 W for the board, fans and power supply, 1 W a core idle and 5 W more at work,
 * so that 80 cores draw 140 W idle and 540 W at full load. An assumption; a pool's own readings replace it.
 */
export function assumedPower({ cores }: { cores: number }): PowerModel {
  return { idleWatts: 60 + cores, fullWatts: 60 + 6 * cores }
}
