import { useTranslations } from 'next-intl'
import { Scroll } from '@/components/ui/scroll'
import { useFormat } from '@/components/ui/use-format'
import type { Explanation } from '@/lib/billing/explain-line'
import { wallTime } from '@/lib/billing/wall-time'
import style from './statement.module.css'

/** 10-19 14:30:00: the month is in the title, the second is what counts. */
const short = (date: Date) => wallTime(date).slice(5)

const hours = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 3_600_000

/** The state history the line was metered from, or the readings, drawn and listed. */
export function UsageHistory({ explained }: { explained: Explanation }) {
  const t = useTranslations('billing.explain')
  const tState = useTranslations('compute.state')
  const f = useFormat()
  const { history, facts, factCount, line } = explained
  const byState = history.length > 0 && facts.every(({ source }) => source === 'state')
  const shown = history.filter(({ charged }) => charged).length
  return (
    <>
      <h3>{t('usage')}</h3>
      {byState ? (
        <>
          <div
            className={style.time}
            role="img"
            aria-label={t('timeline', { from: f.moment(line.startAt), to: f.moment(line.endAt) })}
          >
            {history.map((span) => (
              <span
                key={span.from.getTime()}
                className={span.charged ? style.paid : undefined}
                style={{ flexGrow: hours(span.from, span.to), opacity: shown > 0 && span.charged ? 1 : 0.5 }}
              />
            ))}
          </div>
          <p className={style.ends}>
            <span>{f.moment(line.startAt)}</span>
            <span>{f.moment(line.endAt)}</span>
          </p>
        </>
      ) : null}
      <Scroll>
        <table className="tbl tbl--dense tbl--flush">
          <caption className="sr">{t('usage')}</caption>
          <thead>
            <tr>
              <th scope="col">{byState ? t('state') : t('source')}</th>
              <th scope="col">{t('from')}</th>
              <th scope="col">{t('to')}</th>
              <th scope="col" className="num">
                {byState ? t('hours') : ''}
              </th>
            </tr>
          </thead>
          <tbody>
            {byState
              ? history.map((span) => (
                  <tr key={span.from.getTime()} className={span.charged ? undefined : 't3'}>
                    <td>
                      {span.charged ? tState(span.state) : t('notCharged', { state: tState(span.state) })}
                    </td>
                    <td className="nowrap">{short(span.from)}</td>
                    <td className="nowrap">{short(span.to)}</td>
                    <td className="num">{f.number(hours(span.from, span.to), 2)}</td>
                  </tr>
                ))
              : facts.map((fact) => (
                  <tr key={fact.id}>
                    <td className="mono">{fact.source}</td>
                    <td className="nowrap">{short(fact.from)}</td>
                    <td className="nowrap">{short(fact.to)}</td>
                    <td className="num">{f.number(Number(fact.quantity), 2)}</td>
                  </tr>
                ))}
          </tbody>
        </table>
      </Scroll>
      <p className="small t3">
        {f.facts(
          t('facts', { count: factCount }),
          factCount > facts.length && t('factsNote', { count: facts.length }),
        )}
      </p>
    </>
  )
}
