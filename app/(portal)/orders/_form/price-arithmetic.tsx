import { useTranslations } from 'next-intl'
import { FigureTable } from '@/components/ui/figure-table'
import { useFormat } from '@/components/ui/use-format'
import type { PriceMeter } from '@/lib/orders/price-meters'

type Props = {
  lines: { key: string; units: number; meters: PriceMeter[] }[]
  nameOf: (key: string) => string
}

/** How the total comes about, meter by meter; rating the same interval gives the same fen. */
export function PriceArithmetic({ lines, nameOf }: Props) {
  const t = useTranslations('orders.form.aside')
  const meters = useTranslations('billing.meters')
  const f = useFormat()
  return (
    <FigureTable
      dense
      heads={[t('what'), t('unitPrice'), t('amount')]}
      rows={lines.flatMap((line) =>
        line.meters.map((meter) => ({
          key: `${line.key}${meter.meter}`,
          name: (
            <>
              {t('times', { name: nameOf(line.key), count: line.units })}
              <span className="sub">{meters(meter.meter)}</span>
            </>
          ),
          figures: [meter.unitPrice ? f.price(meter.unitPrice) : '—', f.money(BigInt(meter.amountFen))],
        })),
      )}
    />
  )
}
