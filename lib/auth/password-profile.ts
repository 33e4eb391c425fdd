import { commonPasswords } from '@/lib/auth/common-passwords'
import type { ErrorCode } from '@/lib/errors'

export type PasswordProfile = {
  minLength: number
  maxLength: number
  /** Of lower case, upper case, digits and signs; 0 where composition is the person's own business. */
  classes: number
  /** Days until it must be changed; null: never by time. */
  maxAgeDays: number | null
  /** So many former passwords may not be used again. */
  history: number
}

/**
 * Two authorities contradict each other, so a deployment chooses: GB/T 22239 level 3 [等保三级] asks for
 * composition and regular change, OWASP ASVS 5.0 (6.2.5, 6.2.10) forbids both and asks for length.
 */
export const passwordProfiles = {
  mlps3: { minLength: 12, maxLength: 128, classes: 3, maxAgeDays: 90, history: 5 },
  asvs: { minLength: 15, maxLength: 128, classes: 0, maxAgeDays: null, history: 0 },
} as const satisfies Record<string, PasswordProfile>

export type PasswordProfileName = keyof typeof passwordProfiles
export type PasswordProblem = { code: ErrorCode; params?: Record<string, string | number> }

/** Every rule the password breaks. `contextWords`: the person's name and account, the agency, the product. */
export function checkPassword(
  profile: PasswordProfile,
  password: string,
  contextWords: readonly string[] = [],
): PasswordProblem[] {
  const problems: PasswordProblem[] = []
  const length = [...password].length
  if (length < profile.minLength) {
    problems.push({ code: 'auth.passwordTooShort', params: { min: profile.minLength } })
  }
  if (length > profile.maxLength) {
    // Nothing further is computed over a text of unlimited length.
    return [{ code: 'auth.passwordTooLong', params: { max: profile.maxLength } }]
  }
  if (/\p{Cc}/u.test(password)) problems.push({ code: 'auth.passwordControl' })
  if (classesIn(password) < profile.classes) {
    problems.push({ code: 'auth.passwordClasses', params: { classes: profile.classes } })
  }
  if (isCommon(password)) problems.push({ code: 'auth.passwordCommon' })
  if (isPattern(password)) problems.push({ code: 'auth.passwordPattern' })
  const word = contextIn(password, contextWords)
  if (word) problems.push({ code: 'auth.passwordContext', params: { word } })
  return problems
}

/** Whether the profile asks for a new password by now. */
export function passwordExpired(profile: PasswordProfile, changedAt: Date, now: Date): boolean {
  if (profile.maxAgeDays === null) return false
  return now.getTime() - changedAt.getTime() >= profile.maxAgeDays * 86_400_000
}

function classesIn(password: string): number {
  const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u]
  return classes.filter((pattern) => pattern.test(password)).length
}

/** The common one itself, or dressed up: P@ssw0rd2026! is still 'password'. */
function isCommon(password: string): boolean {
  const lower = password.toLowerCase()
  const core = lower.replace(/^[^a-z]+|[^a-z]+$/g, '')
  return [lower, core, withoutDisguise(lower), withoutDisguise(core)].some((form) =>
    commonPasswords.has(form),
  )
}

const disguises: Record<string, string> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

const withoutDisguise = (text: string) =>
  [...text].map((character) => disguises[character] ?? character).join('')

/** Few different characters, one piece repeated, or a run along the alphabet, the digits or the keyboard. */
function isPattern(password: string): boolean {
  const lower = password.toLowerCase()
  if (lower === '') return false
  if (new Set(lower).size < 5 || /^(.{1,6})\1+.{0,5}$/su.test(lower)) return true
  return longestRun(lower) * 2 > lower.length + 4
}

const tracks = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  '1234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
]
const runs = new Set(
  [...tracks, ...tracks.map((track) => [...track].reverse().join(''))].flatMap((track) =>
    [...track].slice(1).map((next, i) => `${track[i]}${next}`),
  ),
)

function longestRun(text: string): number {
  let longest = 1
  for (let i = 1, run = 1; i < text.length; i++) {
    run = runs.has(text.slice(i - 1, i + 1)) ? run + 1 : 1
    longest = Math.max(longest, run)
  }
  return longest
}

/** The first context word that stands in the password: four letters or more, or two Chinese characters. */
function contextIn(password: string, words: readonly string[]): string | undefined {
  const forms = [password.toLowerCase(), withoutDisguise(password.toLowerCase())]
  return words
    .flatMap((word) => word.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= (/\p{Script=Han}/u.test(word) ? 2 : 4))
    .find((word) => forms.some((form) => form.includes(word)))
}
