/**
 * GB/T 2260 行政区划代码, PPCCDD. The parent is kept as a column and may be corrected by hand: the digits
 * only suggest it. Codes change every year, so a code stands with the dates of its validity.
 */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(
    ' ',
  ),
)
/** Districts (01) and counties (02) of these stand directly below the municipality. */
const municipalities = new Set(['11', '12', '31', '50'])
/** 东莞, 中山, 儋州, 嘉峪关: cities that have no counties. */
const citiesWithoutCounties = new Set(['4419', '4420', '4604', '6202'])

export type DivisionLevel = 'province' | 'prefecture' | 'county'

export function divisionLevel(code: string): DivisionLevel | null {
  if (!/^\d{6}$/.test(code) || !provinces.has(code.slice(0, 2))) return null
  if (code.endsWith('0000')) return 'province'
  if (code.slice(2, 4) === '00') return null
  if (code.endsWith('00')) return 'prefecture'
  return citiesWithoutCounties.has(code.slice(0, 4)) ? null : 'county'
}

/** The parent by the digits; null for a province and for what is no code. */
export function suggestedParent(code: string): string | null {
  const level = divisionLevel(code)
  if (level === null || level === 'province') return null
  const province = `${code.slice(0, 2)}0000`
  return level === 'prefecture' || standsBelowProvince(code) ? province : `${code.slice(0, 4)}00`
}

/** Districts of municipalities, and counties directly under a province (潜江 429005, 石河子 659001). */
function standsBelowProvince(code: string): boolean {
  const [province, city] = [code.slice(0, 2), code.slice(2, 4)]
  return city === '90' || (municipalities.has(province) && (city === '01' || city === '02'))
}
