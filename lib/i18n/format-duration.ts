import type { Locale } from './locale'

const units = [
  { seconds: 86_400, 'zh-CN': '天', en: 'd' },
  { seconds: 3_600, 'zh-CN': '小时', en: 'h' },
  { seconds: 60, 'zh-CN': '分', en: 'min' },
  { seconds: 1, 'zh-CN': '秒', en: 's' },
] as const

/** The two largest units that say something: 90 s is '1 分 30 秒', 7200 s is '2 小时'. */
export function formatDuration(seconds: number, locale: Locale): string {
  const total = Math.round(Math.abs(seconds))
  const first = units.findIndex((unit) => total >= unit.seconds)
  if (first < 0) return locale === 'en' ? '0 s' : '0 秒'
  let rest = total
  const words: string[] = []
  for (const unit of units.slice(first, first + 2)) {
    const count = Math.floor(rest / unit.seconds)
    rest -= count * unit.seconds
    if (count > 0) words.push(`${count} ${unit[locale]}`)
  }
  return `${seconds < 0 ? '−' : ''}${words.join(' ')}`
}
