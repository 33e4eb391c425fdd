import { useTranslations } from 'next-intl'
import { useFormat } from '@/components/ui/use-format'
import type { Step } from '@/lib/billing/arithmetic'
import type { Explanation } from '@/lib/billing/explain-line'
import style from './statement.module.css'

/** The sum, step by step, with all its places. */
export function Arithmetic({ explained }: { explained: Explanation }) {
  const t = useTranslations('billing')
  const f = useFormat()
  const unit = t(`units.${explained.line.unit}`)
  const value = ({ key, value: text }: Step) => {
    if (key === 'price' || key === 'tier') return `× ¥${text}`
    if (key === 'idle') return `− ${text} ${unit}`
    if (key === 'span' || key === 'used') return `${text} ${unit}`
    return key === 'credit' ? `− ¥${text}` : `¥${text}`
  }
  return (
    <>
      <h3>{t('explain.sum', { amount: f.money(explained.line.amountFen) })}</h3>
      <dl className={style.calc}>
        {explained.steps.map((step) => (
          <div key={`${step.key}${step.note ?? ''}`}>
            <dt>{t(`explain.steps.${step.key}`, { range: step.note ?? '' })}</dt>
            <dd>{value(step)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
