/**
 * What can be metered. A held meter runs while the instance is in a charged state and counts unit-seconds;
 * a once meter counts when its order line first runs; a reading comes from the driver.
 */
export type Meter = {
  from: 'state' | 'once' | 'reading'
  /** Key under `units` of lib/billing/messages: the unit of the price. */
  unit: string
  /** Keys of the instance's spec added up to what is held; without one it is a single unit. */
  held?: readonly string[]
  /** States in which a held meter runs unless the price says otherwise. */
  states?: readonly string[]
}

const kept = ['running', 'stopped', 'suspended', 'changing'] as const

export const meters = {
  'machine.hours': { from: 'state', unit: 'hour', states: ['running'] },
  'disk.gibHours': { from: 'state', unit: 'gibHour', held: ['diskGiB', 'dataDiskGiB'], states: kept },
  'service.months': { from: 'state', unit: 'month', held: ['units'], states: kept },
  'service.setup': { from: 'once', unit: 'once' },
  'person.days': { from: 'once', unit: 'personDay', held: ['personDays'] },
  'traffic.outGiB': { from: 'reading', unit: 'gib' },
} as const satisfies Record<string, Meter>

export type MeterCode = keyof typeof meters
export const meterCodes = Object.keys(meters) as MeterCode[]

export function meterOf(code: string): Meter {
  return (meters as Record<string, Meter>)[code] ?? { from: 'reading', unit: 'item' }
}
