/** What the platform's network plan gives to each zone; every agency has its own routing table within. */
export const zoneRanges = {
  intranet: '10.16.0.0/14',
  extranet: '10.24.0.0/14',
  internet: '10.32.0.0/14',
} as const
