/** Decimals of at most six places, in yuan for prices, in the meter's unit for quantities. */
type Decimal = string

/** The last tier is open: without `upTo`. A quantity of exactly `upTo` still belongs to the tier. */
export type Tier = { upTo?: Decimal | null; unitPrice: Decimal }

/** What every kind may carry; both show as list cost minus credit. `free` is a quantity a month. */
type Credits = { free?: Decimal; reliefPercent?: Decimal }

/**
 * One priced meter of a price plan's version.
 * perHour: quantity × hours × price, by the second unless `partialHour` says each span is rounded up.
 * perMonth: quantity × price, first and last month by their actual length. `free` is per unit held.
 * graduated: each slice at its own price. volume: all units at the price of the tier reached.
 * package: `packagePrice` once a month for the `included` quantity, then `unitPrice` for each unit more.
 */
export type PriceItem = { meter: string } & Credits &
  (
    | { kind: 'perHour'; unitPrice: Decimal; partialHour?: 'bySecond' | 'roundUp' }
    | { kind: 'perMonth'; unitPrice: Decimal }
    | { kind: 'perQuantity' | 'oneOff'; unitPrice: Decimal }
    | { kind: 'graduated'; tiers: readonly Tier[] }
    | { kind: 'volume'; tiers: readonly Tier[] }
    | { kind: 'package'; packagePrice: Decimal; included: Decimal; unitPrice: Decimal }
  )

export type PriceKind = PriceItem['kind']

/** A measured fact: so much of a meter was held or used in the half-open interval. */
export type UsageSpan = { quantity: Decimal; from: Date; to: Date }

/** `quantity` is in the pricing unit (unit-hours, unit-months, units); fen = listFen - creditFen. */
export type Charge = { quantity: Decimal; listFen: bigint; creditFen: bigint; fen: bigint }
