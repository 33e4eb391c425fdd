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
    if (key === 'price' || key === 'tier') return `× ${f.price(text)}`
    if (key === 'span' || key === 'used') return `${trimmed(text)} ${unit}`
    if (key === 'idle') return `− ${trimmed(text)} ${unit}`
    if (key === 'exact') return `¥${text}`
    const yuan = `¥${Number(text).toFixed(2)}`
    return key === 'credit' ? `− ${yuan}` : yuan
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

const trimmed = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)
