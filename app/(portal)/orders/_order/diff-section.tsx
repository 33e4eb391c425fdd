import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { getFormat } from '@/lib/i18n/get-format'
import { type ContentChange, diffContent } from '@/lib/orders/diff-content'
import type { OrderPart } from './shared'

/** A returned order beside what it has become since: approvers read only what is new. */
export async function DiffSection({ order, names, now }: OrderPart) {
  const returned = order.revisions.filter(({ returnedAt }) => returnedAt !== null).at(-1)
  if (!returned?.returnedAt) return null
  const [t, f] = await Promise.all([getTranslations('orders.page.diff'), getFormat()])
  const language = f.locale === 'en' ? 'en' : 'zh'
  const changes = diffContent(returned.content, order.content)
  const position = (key: string | null) => {
    const lines = [...order.content.lines, ...returned.content.lines]
    return key ? `${lines.findIndex((line) => line.key === key) + 1} · ` : ''
  }
  const label = ({ lineKey, field, kind }: ContentChange) => {
    if (kind !== 'changed' || !field)
      return `${position(lineKey)}${t(kind === 'added' ? 'added' : 'removed')}`
    const name = field.startsWith('config.') ? field.slice('config.'.length) : t(`fields.${field}`)
    return `${position(lineKey)}${name}`
  }
  const show = (value: unknown): string => {
    if (value === null || value === undefined || value === '') return '—'
    if (typeof value === 'object' && 'serviceId' in value)
      return names.services.get(String(value.serviceId))?.[language] ?? ''
    const text = String(value)
    return names.plans.get(text)?.[language] ?? names.services.get(text)?.[language] ?? text
  }
  return (
    <Section
      title={t('title')}
      note={t('note', { revision: returned.revision, when: f.moment(returned.returnedAt, now) })}
    >
      <p className="measure t2">{returned.returnedReason}</p>
      {changes.length === 0 ? (
        <p className="t3">{t('empty')}</p>
      ) : (
        <table className="tbl tbl--dense tbl--flush tbl--stack">
          <thead>
            <tr>
              <th scope="col">{t('field')}</th>
              <th scope="col">{t('before')}</th>
              <th scope="col">{t('after')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={`${change.lineKey}${change.kind}${change.field}`} className="chg">
                <td className="head-cell">{label(change)}</td>
                <td data-l={t('before')}>{show(change.before)}</td>
                <td data-l={t('after')}>{show(change.after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
