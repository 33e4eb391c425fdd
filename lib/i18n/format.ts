import { wallClock } from '@/lib/shanghai'
import { formatDuration } from './format-duration'
import type { Locale } from './locale'

export type When = Date | string | number
type Parts = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string> & { weekday: number }

const byDigits = new Map<number, Intl.NumberFormat>()
const oneDigit = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })

const weekdays = {
  zh: ['日', '一', '二', '三', '四', '五', '六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Dates, money and figures as LOOK writes them; composed by hand so that server and browser agree to the letter. */
export function createFormat(locale: Locale) {
  const zh = locale === 'zh-CN'

  const day = (p: Parts) => (zh ? `${p.month}月${p.day}日` : `${p.day} ${months[Number(p.month) - 1]}`)
  const fullDay = (p: Parts) => (zh ? `${p.year}年${day(p)}` : `${day(p)} ${p.year}`)
  const hm = (p: Parts) => `${p.hour}:${p.minute}`
  const join = (date: string, time: string) => (zh ? `${date} ${time}` : `${date}, ${time}`)
  const shortOrFull = (p: Parts, now: When) => (p.year === partsOf(now).year ? day(p) : fullDay(p))

  return {
    locale,
    /** Facts beside one another in a line; what is missing is left out. */
    facts: (...parts: (string | number | null | undefined | false)[]) =>
      parts.filter((part) => part || part === 0).join(zh ? '，' : ', '),
    /** Things of one kind: 甲、乙; A, B */
    list: (items: readonly string[]) => items.join(zh ? '、' : ', '),
    /** 2026年11月24日, 24 Nov 2026 */
    date: (when: When) => fullDay(partsOf(when)),
    /** 11月24日; with the year when it is not this one */
    day: (when: When, now: When = Date.now()) => shortOrFull(partsOf(when), now),
    /** 2026年11月24日 星期二 */
    longDate: (when: When) => {
      const p = partsOf(when)
      return zh ? `${fullDay(p)} 星期${weekdays.zh[p.weekday]}` : `${weekdays.en[p.weekday]}, ${fullDay(p)}`
    },
    /** 2026年11月24日 10:03 */
    dateTime: (when: When) => {
      const p = partsOf(when)
      return join(fullDay(p), hm(p))
    },
    /** 11月24日 10:03; with the year when it is not this one */
    moment: (when: When, now: When = Date.now()) => {
      const p = partsOf(when)
      return join(shortOrFull(p, now), hm(p))
    },
    /** 2026年11月24日 10:03:27, for records and evidence */
    exact: (when: When) => {
      const p = partsOf(when)
      return join(fullDay(p), `${hm(p)}:${p.second}`)
    },
    time: (when: When) => hm(partsOf(when)),
    /** From a moment or from '2026-11' */
    month: (when: When) => {
      const p = partsOf(
        typeof when === 'string' && /^\d{4}-\d{2}$/.test(when) ? `${when}-01T00:00:00+08:00` : when,
      )
      return zh ? `${p.year}年${p.month}月` : `${months[Number(p.month) - 1]} ${p.year}`
    },
    /** Seconds, at most two units: 4 分 12 秒, 4 min 12 s */
    duration: (seconds: number) => formatDuration(seconds, locale),
    /** Integer fen: ¥1,234.50 */
    money: (fen: number | bigint) => formatMoney(fen),
    /** A unit price in yuan as a decimal string: ¥0.031200, without idle zeros beyond two places */
    price: (yuan: string | number) => formatPrice(String(yuan)),
    number: (value: number | bigint, digits = 0) => signed(Number(value), digits),
    /** A share: 0.874 is 87% */
    percent: (share: number, digits = 0) => `${signed(share * 100, digits)}%`,
    bytes: (bytes: number | bigint) => formatBytes(Number(bytes)),
    mib: (mib: number) => formatBytes(mib * 2 ** 20),
    gib: (gib: number) => `${trimmed(gib)} GiB`,
  }
}

export type Format = ReturnType<typeof createFormat>

function partsOf(when: When): Parts {
  const wall = wallClock(new Date(when))
  return {
    year: String(wall.getUTCFullYear()),
    month: String(wall.getUTCMonth() + 1),
    day: String(wall.getUTCDate()),
    hour: twoDigits(wall.getUTCHours()),
    minute: twoDigits(wall.getUTCMinutes()),
    second: twoDigits(wall.getUTCSeconds()),
    weekday: wall.getUTCDay(),
  }
}

const twoDigits = (value: number) => String(value).padStart(2, '0')

/** Kept: making one costs more than a thousand figures. */
function grouped(digits: number): Intl.NumberFormat {
  const kept = byDigits.get(digits)
  if (kept) return kept
  const made = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  byDigits.set(digits, made)
  return made
}

function signed(value: number, digits: number, prefix = ''): string {
  const size = Math.abs(value)
  const text = grouped(digits).format(size)
  const zero = !/[1-9]/.test(text)
  return `${value < 0 && !zero ? '−' : ''}${prefix}${text}`
}

function trimmed(value: number): string {
  return `${value < 0 ? '−' : ''}${oneDigit.format(Math.abs(value))}`
}

function formatMoney(fen: number | bigint): string {
  const signedFen = BigInt(fen)
  const size = signedFen < 0n ? -signedFen : signedFen
  return `${signedFen < 0n ? '−' : ''}¥${grouped(0).format(size / 100n)}.${String(size % 100n).padStart(2, '0')}`
}

function formatPrice(yuan: string): string {
  const [, sign = '', yuanPart = '0', decimals = ''] = /^(-?)(\d*)(?:\.(\d*))?$/.exec(yuan) ?? []
  const kept = decimals.replace(/0+$/, '').padEnd(2, '0')
  return `${sign ? '−' : ''}¥${grouped(0).format(BigInt(yuanPart || '0'))}.${kept}`
}

function formatBytes(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']
  let size = Math.abs(bytes)
  let unit = 0
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024
    unit += 1
  }
  return `${trimmed(bytes < 0 ? -size : size)} ${units[unit]}`
}
