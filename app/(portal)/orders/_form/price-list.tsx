'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Ask } from '@/components/ui/ask'
import { KeyValues } from '@/components/ui/key-values'
import { useFormat } from '@/components/ui/use-format'
import { languageOf } from '@/lib/i18n/in-locale'
import type { ServiceChoice } from '@/lib/orders/form-choices'
import type { Content, Quote } from './draft-types'
import { PriceArithmetic } from './price-arithmetic'

type Props = { content: Content; services: ReadonlyMap<string, ServiceChoice>; quote: Quote | null }

export function PriceList({ content, services, quote }: Props) {
  const t = useTranslations('orders.form.aside')
  const f = useFormat()
  const language = languageOf(useLocale())
  const priced = (quote?.lines ?? []).filter(({ amountFen }) => amountFen !== null)
  const nameOf = (key: string) => {
    const line = content.lines.find((other) => other.key === key)
    const service = line && services.get(line.serviceId)
    const plan = service?.plans.find(({ id }) => id === line?.planId)
    return plan?.name[language] ?? service?.name[language] ?? key
  }
  return (
    <>
      <h2>{t('cost')}</h2>
      {priced.length === 0 ? (
        <p className="small t3">{t('nothingPriced')}</p>
      ) : (
        <KeyValues
          as="money"
          items={[
            ...priced.map(({ key, units, amountFen }) => ({
              key: t('times', { name: nameOf(key), count: units }),
              value: f.money(BigInt(amountFen ?? 0)),
            })),
            {
              key: t('total'),
              total: true,
              value: (
                <Ask title={t('arithmetic')} detail={<PriceArithmetic lines={priced} nameOf={nameOf} />}>
                  {f.money(BigInt(quote?.totalFen ?? 0))}
                </Ask>
              ),
            },
          ]}
        />
      )}
      {priced.length > 0 && content.startsOn && content.endsOn ? (
        <p className="small t3 mt-2" aria-live="polite">
          {t('interval', { from: f.date(content.startsOn), to: f.date(content.endsOn) })}
        </p>
      ) : null}
    </>
  )
}
