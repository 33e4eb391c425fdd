import { getTranslations } from 'next-intl/server'
import { Scroll } from '@/components/ui/scroll'
import { Section } from '@/components/ui/section'
import { getFormat } from '@/lib/i18n/get-format'
import { languageOf } from '@/lib/i18n/in-locale'
import type { Basis } from '@/lib/orders/basis'
import { type BasisChange, type BasisItem, compareBasis } from '@/lib/orders/compare-basis'
import { stopsWords } from './outlook-words'
import { type OrderPart, presentSteps } from './shared'

/** What the last voice saw beside what is so now; before any voice, what there is to see. */
export async function BasisSection({ order, names, present, now }: OrderPart & { present: Basis | null }) {
  if (!present) return null
  const [t, o, kinds, f] = await Promise.all([
    getTranslations('orders.page.basis'),
    getTranslations('orders.outlook'),
    getTranslations('quota.kinds'),
    getFormat(),
  ])
  const language = languageOf(f.locale)
  const kept = presentSteps(order)
    .flatMap(({ votes }) => votes)
    .at(-1)?.basis
  const rows = compareBasis(kept?.items ?? present.items, present.items)
  const label = (key: string) => {
    const [group = '', detail = ''] = key.split('.')
    if (group === 'quota') return t('quota', { kind: kinds(detail) })
    if (group === 'capacity' || group === 'outlook')
      return t(group, { plan: names.plans.get(detail)?.[language] ?? detail })
    return t(group)
  }
  const figure = (key: string, value: number) =>
    key === 'quota.memoryMiB' ? f.mib(value) : key === 'quota.diskGiB' ? f.gib(value) : f.number(value)
  const show = (item: BasisItem | null, at: Date | string = now) => {
    if (!item) return t('unknown')
    if (item.kind === 'outlook') return stopsWords(o, f, item.outlook, at)
    if (item.kind === 'money') return f.money(BigInt(item.value))
    if (item.kind === 'amount') return `${figure(item.key, item.value)} / ${figure(item.key, item.of)}`
    return item.kind === 'flag' ? t(item.value ? 'yes' : 'no') : f.number(item.value)
  }
  /** By how much, where there is a how much. */
  const change = ({ key, seen, now: present }: BasisChange) => {
    if (seen.kind === 'money' && present?.kind === 'money')
      return by(BigInt(present.value) - BigInt(seen.value), (fen) => f.money(fen))
    if (seen.kind === 'count' && present?.kind === 'count')
      return by(present.value - seen.value, (count) => f.number(count))
    if (seen.kind === 'amount' && present?.kind === 'amount')
      return f.facts(
        by(present.value - seen.value, (amount) => figure(key, Number(amount))),
        present.of !== seen.of &&
          t('limit', { by: by(present.of - seen.of, (amount) => figure(key, Number(amount))) }),
      )
    return t('changed')
  }
  const changed = rows.filter((row) => row.changed).length
  return (
    <Section
      title={t('title')}
      note={kept ? t('note') : t('current')}
      aside={
        kept ? (
          <span className="t3">
            {t('savedAt', { when: f.moment(kept.at, now), count: rows.length, changed })}
          </span>
        ) : undefined
      }
    >
      <Scroll>
        <table className="tbl tbl--dense tbl--flush tbl--stack">
          <thead>
            <tr>
              <th scope="col">{t('item')}</th>
              {kept ? (
                <th scope="col" className="num">
                  {t('then')}
                </th>
              ) : null}
              <th scope="col" className="num">
                {t('now')}
              </th>
              {kept ? <th scope="col">{t('change')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} className={row.changed ? 'chg' : undefined}>
                <td className="head-cell">{label(row.key)}</td>
                {kept ? (
                  <td className="num" data-l={t('then')}>
                    {show(row.seen, kept.at)}
                  </td>
                ) : null}
                <td className="num" data-l={t('now')}>
                  {show(row.now)}
                </td>
                {kept ? (
                  <td className={row.changed ? undefined : 't3'} data-l={t('change')}>
                    {row.changed ? change(row) : row.key === 'total' ? t('locked') : t('none')}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Section>
  )
}

/** A difference with its sign; none says nothing. */
function by(difference: number | bigint, show: (size: number | bigint) => string): string {
  if (difference === 0 || difference === 0n) return ''
  return `${difference > 0 ? '+' : '−'}${show(difference < 0 ? -difference : difference)}`
}
