import type { getTranslations } from 'next-intl/server'
import type { PricedItem } from '@/lib/billing/price-rows'
import type { Format } from '@/lib/i18n/format'

type Words = Awaited<ReturnType<typeof getTranslations>>

/** What one meter costs, in one phrase a kind of price; `t` reads all namespaces. */
export function priceWords(t: Words, f: Format, item: PricedItem): string {
  const unit = t(`catalog.per.${item.unit}`)
  switch (item.kind) {
    case 'graduated':
    case 'volume':
      return item.tiers
        .map((tier) => {
          const price = t('catalog.price.each', { price: f.price(tier.unitPrice), unit })
          return tier.upTo
            ? t('catalog.price.upTo', { upTo: tier.upTo, price })
            : t('catalog.price.above', { price })
        })
        .join(t('catalog.comma'))
    case 'package':
      return t('catalog.price.package', {
        price: f.price(item.packagePrice),
        included: item.included,
        unit,
        more: f.price(item.unitPrice),
      })
    default:
      return Number(item.unitPrice) === 0
        ? t('catalog.free')
        : t('catalog.price.each', { price: f.price(item.unitPrice), unit })
  }
}
