import { useTranslations } from 'next-intl'
import { Scroll } from '@/components/ui/scroll'
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
    <Scroll>
      <table className="tbl tbl--dense tbl--flush">
        <thead>
          <tr>
            <th scope="col">{t('what')}</th>
            <th scope="col" className="num">
              {t('unitPrice')}
            </th>
            <th scope="col" className="num">
              {t('amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.flatMap((line) =>
            line.meters.map((meter) => (
              <tr key={`${line.key}${meter.meter}`}>
                <td>
                  {t('times', { name: nameOf(line.key), count: line.units })}
                  <span className="sub">{meters(meter.meter)}</span>
                </td>
                <td className="num">{meter.unitPrice ? f.price(meter.unitPrice) : '—'}</td>
                <td className="num">{f.money(BigInt(meter.amountFen))}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </Scroll>
  )
}
