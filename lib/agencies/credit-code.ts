import type { ErrorCode } from '@/lib/errors'

/** GB 32100-2015: 31 characters, without I, O, S, V and Z. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
/** GB 11714: the organisation code inside, positions 9 to 17, has a check character of its own. */
const innerWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** As it is stored: upper case, without the spaces people paste. */
export const normaliseCreditCode = (text: string) => text.replace(/\s/g, '').toUpperCase()

/** Why a unified social credit code [统一社会信用代码] cannot be right; null when it can. */
export function creditCodeProblem(text: string): ErrorCode | null {
  const code = normaliseCreditCode(text)
  if (code.length !== 18) return 'agencies.creditCodeLength'
  if (![...code].every((character) => alphabet.includes(character))) return 'agencies.creditCodeCharacters'
  if (!/^\d{6}$/.test(code.slice(2, 8))) return 'agencies.creditCodeDivision'
  const wrong = code[16] !== innerCheck(code.slice(8, 16)) || code[17] !== outerCheck(code)
  return wrong ? 'agencies.creditCodeCheck' : null
}

export const isCreditCode = (text: string) => creditCodeProblem(text) === null

/** Adds both check characters to the first sixteen; demonstration data are made with it. */
export function completeCreditCode(first16: string): string {
  const first17 = `${first16}${innerCheck(first16.slice(8))}`
  return `${first17}${outerCheck(first17)}`
}

function outerCheck(code: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * alphabet.indexOf(code.charAt(i)), 0)
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

function innerCheck(body: string): string {
  const sum = innerWeights.reduce(
    (total, weight, i) => total + weight * Number.parseInt(body.charAt(i), 36),
    0,
  )
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}
