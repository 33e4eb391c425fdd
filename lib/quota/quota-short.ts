import { AppError } from '@/lib/errors'
import { loadMessages, type MessageTree } from '@/lib/i18n/messages'
import type { QuotaKind } from '@/lib/quota/amounts'
import { toUnits } from '@/lib/quota/units'

/** As quota is kept: wanted by the whole order, left of the limit. */
export type Shortage = { kind: QuotaKind; wanted: number; left: number; limit: number }

/** Quota does not suffice: every kind that is short, how much must be freed, and by what if that is known. */
export class QuotaShort extends AppError {
  constructor(
    readonly shortages: readonly Shortage[],
    free: readonly string[] = [],
  ) {
    const [first] = shortages
    const zh = words('zh-CN')
    const en = words('en')
    super('quota', 'quota.exceeded', {
      params: {
        short: shortages.map(zh.short).join('；'),
        shortEn: shortages.map(en.short).join('; '),
        lacking: shortages.map(zh.lacking).join('、'),
        lackingEn: shortages.map(en.lacking).join(', '),
        free: free.join('、') || 'none',
        freeEn: free.join(', ') || 'none',
        // For programs: the first kind in figures.
        ...(first ? figures(first) : {}),
      },
    })
  }
}

const figures = ({ kind, wanted, left, limit }: Shortage) => ({
  kind,
  wanted: toUnits(kind, wanted),
  left: toUnits(kind, left),
  missing: toUnits(kind, wanted - left),
  limit: toUnits(kind, limit),
})

function words(locale: 'zh-CN' | 'en') {
  const tree = loadMessages(locale).quota as Record<'kinds' | 'units', Record<QuotaKind, string>> &
    MessageTree
  const amount = (kind: QuotaKind, value: number) =>
    `${toUnits(kind, value)} ${kind === 'instances' && locale === 'en' ? '' : tree.units[kind]}`.trim()
  return {
    short: ({ kind, wanted, left }: Shortage) =>
      locale === 'en'
        ? `${tree.kinds[kind]}: ${amount(kind, wanted)} needed, ${amount(kind, left)} left`
        : `${tree.kinds[kind]}需要 ${amount(kind, wanted)}，剩余 ${amount(kind, left)}`,
    lacking: ({ kind, wanted, left }: Shortage) => `${tree.kinds[kind]} ${amount(kind, wanted - left)}`,
  }
}
