/** IPv4 networks as numbers; pure. */
export type Network = { first: number; last: number; prefix: number }

/** A network as `a.b.c.d/n`; host bits may be set, `canonicalCidr` says what it should read. */
export function readCidr(text: string): Network | null {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text)
  if (!match) return null
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number)
  if ([a, b, c, d].some((byte) => byte > 255) || prefix > 32) return null
  const size = 2 ** (32 - prefix)
  const address = ((a * 256 + b) * 256 + c) * 256 + d
  const first = Math.floor(address / size) * size
  return { first, last: first + size - 1, prefix }
}

export function canonicalCidr({ first, prefix }: Network): string {
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256)
  return `${bytes.join('.')}/${prefix}`
}

export const overlaps = (a: Network, b: Network): boolean => a.first <= b.last && b.first <= a.last
export const contains = (outer: Network, inner: Network): boolean =>
  outer.first <= inner.first && inner.last <= outer.last

/** Without network address, gateway and broadcast. */
export const usableAddresses = ({ prefix }: Network): number => 2 ** (32 - prefix) - 3
