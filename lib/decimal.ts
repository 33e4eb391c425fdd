/**
 * Exact decimals: '12.5' is held as the bigint 12500000n when the scale is six places.
 * Quantities and unit prices arrive as strings from NUMERIC columns and never pass through a float.
 */
export function parseDecimal(text: string, places = 6): bigint {
  const parts = /^(-?)(\d{1,30})(?:\.(\d+))?$/.exec(text)
  const fraction = parts?.[3]?.replace(/0+$/, '') ?? ''
  if (!parts || fraction.length > places) throw new RangeError(`not a decimal of ${places} places: ${text}`)
  const magnitude = BigInt(`${parts[2]}${fraction.padEnd(places, '0')}`)
  return parts[1] ? -magnitude : magnitude
}

/** The shortest form: printDecimal(12500000n) is '12.5'. */
export function printDecimal(scaled: bigint, places = 6): string {
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '')
  return `${scaled < 0n ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`
}

export function isDecimal(text: string, places = 6): boolean {
  try {
    parseDecimal(text, places)
    return true
  } catch {
    return false
  }
}

/** 四舍五入 on the magnitude, so that a reversing record cancels the record it reverses to the fen. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError('the denominator must be positive')
  const magnitude = numerator < 0n ? -numerator : numerator
  const rounded = (2n * magnitude + denominator) / (2n * denominator)
  return numerator < 0n ? -rounded : rounded
}
