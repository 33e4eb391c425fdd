export type PriceMeter = {
  meter: string
  kind: string
  /** None for tiers. */
  unitPrice: string | null
  quantity: string
  amountFen: string
}

/** A price as it was quoted, or as it is kept with a line, where fen are decimal strings. */
type Priced = {
  items?: readonly { meter: string; kind: string; unitPrice?: string }[]
  lines?: readonly { meter: string; charge: { fen: bigint | string; quantity?: string } }[]
}

/** What each meter adds to the amount of so many units alike; meters that cost nothing are left out. */
export function priceMeters({ items = [], lines = [] }: Priced, units: number): PriceMeter[] {
  return items.flatMap(({ meter, kind, unitPrice = null }) => {
    const charged = lines.filter((line) => line.meter === meter)
    const fen = charged.reduce((sum, { charge }) => sum + BigInt(charge.fen), 0n) * BigInt(units)
    if (fen === 0n) return []
    const quantity = charged.length === 1 ? (charged[0]?.charge.quantity ?? '') : ''
    return [{ meter, kind, unitPrice, quantity, amountFen: fen.toString() }]
  })
}
