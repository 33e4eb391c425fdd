/** What the platform's network plan gives to each zone; every agency has its own routing table within. */
export const zoneRanges = {
  intranet: '10.128.0.0/9',
  extranet: '10.0.0.0/9',
  internet: '172.16.0.0/12',
} as const
