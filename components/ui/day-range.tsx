import NextForm from 'next/form'
import { useTranslations } from 'next-intl'
import { DateField } from './date-field'

type Props = {
  path: string
  /** YYYY-MM-DD, or empty. */
  from: string
  to: string
  /** What else the address says; sent along. */
  kept: [string, string | string[] | undefined][]
}

/** From one day to another, both included; either may be left open. */
export function DayRange({ path, from, to, kept }: Props) {
  const t = useTranslations('ui.table')
  return (
    <NextForm action={path} scroll={false} className="row" aria-label={t('days')} key={`${from} ${to}`}>
      <DateField quiet name="from" label={t('fromDay')} defaultValue={from} />
      <span aria-hidden>–</span>
      <DateField quiet name="to" label={t('toDay')} defaultValue={to} />
      {kept.map(([key, one]) => {
        const text = [one ?? []].flat().join(',')
        return text ? <input key={key} type="hidden" name={key} value={text} /> : null
      })}
      <button type="submit" className="btn btn--sm">
        {t('applyDays')}
      </button>
    </NextForm>
  )
}
