const range = /\{(\d{1,4})\.\.(\d{1,4})\}/

/**
 * Names of n units. `app-{03..04}` counts by itself and keeps leading zeros; a plain name gets -1, -2 …
 * Null: the range does not hold exactly n names.
 */
export function expandNames(pattern: string, count: number): string[] | null {
  const found = range.exec(pattern)
  if (!found) return count === 1 ? [pattern] : numbered(pattern, count)
  const [whole, first = '', last = ''] = found
  const from = Number(first)
  if (Number(last) - from + 1 !== count) return null
  return Array.from({ length: count }, (_, index) =>
    pattern.replace(whole, String(from + index).padStart(first.length, '0')),
  )
}

const numbered = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name}-${index + 1}`)
