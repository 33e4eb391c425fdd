export type SystemFit = 'fits' | 'zone' | 'level' | 'both'

/** Whether a service may be used by a business system: its network zone and its protection level. */
export function fitsSystem(
  version: { zones: readonly string[]; protectionLevels: readonly number[] },
  system: { zone: string; protectionLevel: number },
): SystemFit {
  const zone = version.zones.includes(system.zone)
  const level = version.protectionLevels.includes(system.protectionLevel)
  if (zone && level) return 'fits'
  if (!zone && !level) return 'both'
  return zone ? 'level' : 'zone'
}
