'use client'

import { useTranslations } from 'next-intl'
import { Legend } from '@/components/ui/legend'
import { Meter } from '@/components/ui/meter'
import { useFormat } from '@/components/ui/use-format'
import { quotaFigure, quotaShare } from '../../_home/quota-figure'
import type { Quote } from './draft-types'

const yuan = (fen: string) => Number(fen) / 100

/** What the order would take: used, held by other orders, this one; the budget after it. */
export function EffectMeters({ quote, closing }: { quote: Quote | null; closing: boolean }) {
  const t = useTranslations('orders.form.aside')
  const quota = useTranslations('quota')
  const f = useFormat()
  if (!quote || closing)
    return (
      <>
        <h2>{t('effect')}</h2>
        <p className="small t3">{t(closing ? 'closingFrees' : 'nothingPriced')}</p>
      </>
    )
  const { budget } = quote
  const left = budget
    ? BigInt(budget.limitFen) - BigInt(budget.heldFen) - BigInt(budget.committedFen) - BigInt(quote.totalFen)
    : null
  return (
    <>
      <h2>{t('effect')}</h2>
      {quote.quotas.map(({ kind, limit, held, used, adding }) => {
        const after = used + held + adding
        return (
          <Meter
            key={kind}
            label={quota(`kinds.${kind}`)}
            figures={
              <span className={after > limit ? 'st st--bad' : undefined}>
                {quotaShare(f, quota, kind, after, limit)}
              </span>
            }
            limit={limit}
            used={used}
            held={held}
            adding={adding}
            text={t('meterText', {
              kind: quota(`kinds.${kind}`),
              used: quotaFigure(f, kind, used),
              held: quotaFigure(f, kind, held),
              adding: quotaFigure(f, kind, adding),
              limit: quotaFigure(f, kind, limit),
            })}
          />
        )
      })}
      {budget ? (
        <Meter
          label={budget.name}
          figures={t('budgetAfter', { left: f.money(left ?? 0n) })}
          limit={yuan(budget.limitFen)}
          used={yuan(budget.committedFen)}
          held={yuan(budget.heldFen)}
          adding={yuan(quote.totalFen)}
          text={t('budgetText', {
            committed: f.money(BigInt(budget.committedFen)),
            held: f.money(BigInt(budget.heldFen)),
            adding: f.money(BigInt(quote.totalFen)),
            limit: f.money(BigInt(budget.limitFen)),
          })}
        />
      ) : null}
      <Legend
        items={[
          { label: t('used'), mark: 'solid' },
          { label: t('held'), mark: 'held' },
          { label: t('thisOrder'), mark: 'solid', colour: 'var(--amber-mark)' },
        ]}
      />
      {left !== null && left < 0n ? (
        <p className="err" role="status">
          {t('budgetShort', { missing: f.money(-left) })}
        </p>
      ) : null}
    </>
  )
}
