import { getTranslations } from 'next-intl/server'
import { Ask } from '@/components/ui/ask'
import { KeyValues } from '@/components/ui/key-values'
import { Scroll } from '@/components/ui/scroll'
import { costLinesSoFar } from '@/lib/billing/cost-so-far'
import type { Machine } from '@/lib/compute/get-machine'
import type { Ctx } from '@/lib/context'
import { getFormat } from '@/lib/i18n/get-format'

/** This month's cost until now; asked, it shows its arithmetic line by line. */
export async function Cost({ ctx, machine }: { ctx: Ctx; machine: Machine }) {
  const [lines, t, billing, f] = await Promise.all([
    costLinesSoFar(ctx, [machine.id]),
    getTranslations('compute.machine'),
    getTranslations('billing'),
    getFormat(),
  ])
  const total = lines.reduce((sum, { fen }) => sum + fen, 0n)
  const detail =
    lines.length === 0 ? (
      <p>{t('costEmpty')}</p>
    ) : (
      <>
        <p className="t2">{t('costNote', { moment: f.moment(ctx.now(), ctx.now()) })}</p>
        <Scroll>
          <table className="tbl tbl--dense tbl--flush">
            <caption className="sr">{t('askCost')}</caption>
            <thead>
              <tr>
                <th>{t('meter')}</th>
                <th className="num">{t('quantity')}</th>
                <th className="num">{t('rate')}</th>
                <th className="num">{t('amount')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={`${line.meter} ${line.unitPrice} ${line.quantity}`}>
                  <td>{billing(`meters.${line.meter}` as 'meters.adjustment')}</td>
                  <td className="num">
                    {f.number(Number(line.quantity), 2)}{' '}
                    <span className="t3">{billing(`units.${line.unit}` as 'units.hour')}</span>
                  </td>
                  <td className="num">{line.unitPrice ? f.price(line.unitPrice) : '—'}</td>
                  <td className="num">{f.money(line.fen)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th colSpan={3}>{t('sum')}</th>
                <td className="num">
                  <b>{f.money(total)}</b>
                </td>
              </tr>
            </tfoot>
          </table>
        </Scroll>
        <KeyValues items={[{ key: t('source'), value: t('sourceValue') }]} />
      </>
    )
  return (
    <Ask title={t('askCost')} detail={detail}>
      {f.money(total)}
    </Ask>
  )
}
