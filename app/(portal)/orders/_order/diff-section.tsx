import { getTranslations } from 'next-intl/server'
import { Scroll } from '@/components/ui/scroll'
import { Section } from '@/components/ui/section'
import { answerWords } from '@/lib/catalog/describe-config'
import { getFormat } from '@/lib/i18n/get-format'
import { inLocale } from '@/lib/i18n/in-locale'
import { type ContentChange, diffContent } from '@/lib/orders/diff-content'
import type { OrderPart } from './shared'

/** A returned order beside what it has become since: approvers read only what is new. */
export async function DiffSection({ order, names, words, now }: OrderPart) {
  const returned = order.revisions.filter(({ returnedAt }) => returnedAt !== null).at(-1)
  if (!returned?.returnedAt) return null
  const [t, choices, f] = await Promise.all([
    getTranslations('orders.page.diff'),
    getTranslations('orders'),
    getFormat(),
  ])
  const own = (text: { zh: string; en: string }) => inLocale(text, f.locale)
  const changes = diffContent(returned.content, order.content)
  const position = (key: string | null) => {
    const lines = [...order.content.lines, ...returned.content.lines]
    return key ? `${lines.findIndex((line) => line.key === key) + 1} · ` : ''
  }
  const fieldOf = ({ lineKey, field }: ContentChange) => {
    const line = [...order.content.lines, ...returned.content.lines].find(({ key }) => key === lineKey)
    const name = field?.startsWith('config.') ? field.slice('config.'.length) : undefined
    return words.forms.get(line?.serviceId ?? '')?.fields.find((one) => one.name === name)
  }
  const label = (change: ContentChange) => {
    const { lineKey, field, kind } = change
    if (kind !== 'changed' || !field)
      return `${position(lineKey)}${t(kind === 'added' ? 'added' : 'removed')}`
    const formField = fieldOf(change)
    const config = field.startsWith('config.') ? field.slice('config.'.length) : null
    const name = formField ? own(formField.label) : (config ?? t(`fields.${field}`))
    return `${position(lineKey)}${name}`
  }
  const show = (change: ContentChange, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '—'
    const formField = fieldOf(change)
    if (formField) return own(answerWords(formField, value, words.names))
    if (typeof value === 'object' && 'serviceId' in value) {
      const service = names.services.get(String(value.serviceId))
      return service ? own(service) : ''
    }
    const text = String(value)
    switch (change.field) {
      case 'endAction':
        return choices(`endActions.${text}`)
      case 'kind':
        return choices(`kinds.${text}`)
      case 'onNoCapacity':
        return choices(`form.placement.${text}`)
      case 'startsOn':
      case 'endsOn':
        return f.date(text)
    }
    const known = names.plans.get(text) ?? names.services.get(text) ?? words.names.get(text)
    return known ? own(known) : text
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
        <Scroll>
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
                  <td data-l={t('before')}>{show(change, change.before)}</td>
                  <td data-l={t('after')}>{show(change, change.after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </Section>
  )
}
