/** Low addresses are the gateway's and the platform's. */
const reserved = 10

/** How many addresses a network such as 10.24.6.0/24 has to give. */
export function addressCount(cidr: string): number {
  const prefix = Number(cidr.split('/')[1])
  return Math.max(2 ** (32 - prefix) - reserved - 1, 0)
}

export function addressAt(cidr: string, position: number): string {
  const [base = ''] = cidr.split('/')
  const start = base.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
  const address = start + reserved + position
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.')
}
