import { officers } from '@/lib/auth/roles'

/**
 * 三员: whoever is one of the three officers holds no other platform role and none in an agency: no business
 * data. The database refuses a second officer's role; this refuses the rest.
 */
export function officerConflict(platform: readonly string[], agency: readonly string[]): boolean {
  const held = officers.filter((officer) => platform.includes(officer))
  return held.length > 0 && (platform.length > 1 || agency.length > 0)
}
