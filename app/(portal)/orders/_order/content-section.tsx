import { getTranslations } from 'next-intl/server'
import { KeyValues } from '@/components/ui/key-values'
import { Section } from '@/components/ui/section'
import { configWords } from '@/lib/catalog/describe-config'
import { getFormat } from '@/lib/i18n/get-format'
import { inLocale } from '@/lib/i18n/in-locale'
import type { OrderPart } from './shared'

type Line = OrderPart['order']['content']['lines'][number]

/** What is ordered, line by line, with every choice made on the form: an approver decides on this. */
export async function ContentSection({ order, names, words }: OrderPart) {
  const { lines } = order.content
  if (lines.length === 0) return null
  const [t, kinds, endActions, f] = await Promise.all([
    getTranslations('orders.page.content'),
    getTranslations('orders.kinds'),
    getTranslations('orders.endActions'),
    getFormat(),
  ])
  const own = (text: { zh: string; en: string } | undefined) => (text ? inLocale(text, f.locale) : '—')
  const ordered = (line: Line) => order.lines.filter(({ draftKey }) => draftKey === line.key)
  const facts = (line: Line) => {
    const form = words.forms.get(line.serviceId)
    const creating = line.kind === 'create'
    const first = ordered(line)[0]
    const from = first?.startsOn ?? line.startsOn ?? order.content.startsOn
    const to = first?.endsOn ?? order.content.endsOn
    return [
      { key: t('kind'), value: kinds(line.kind) },
      {
        key: t('instance'),
        value: own(words.names.get(line.instanceId ?? '')),
        hide: !line.instanceId || creating,
      },
      { key: t('plan'), value: own(names.plans.get(line.planId ?? '')), hide: !line.planId },
      { key: t('quantity'), value: f.number(line.quantity), hide: !creating },
      {
        key: t('period'),
        value: from && to ? t('periodText', { from: f.date(from), to: f.date(to) }) : '—',
        hide: line.kind === 'close',
      },
      {
        key: t('closesOn'),
        value: from ? f.date(from) : t('atOnce'),
        hide: line.kind !== 'close',
      },
      {
        key: t('endAction'),
        value: endActions(line.endAction),
        hide: line.kind === 'close' || line.kind === 'changePlan',
      },
      ...(form && creating
        ? configWords(form, line.config, words.names).map(({ label, value }) => ({
            key: own(label),
            value: own(value),
          }))
        : []),
      {
        key: t('names'),
        value: f.list(ordered(line).map(({ name }) => name)),
        hide: !creating || ordered(line).length < 2,
      },
    ]
  }
  return (
    <Section title={t('title')}>
      {lines.map((line, index) => (
        <section key={line.key} className="mt-4" aria-label={t('line', { position: index + 1 })}>
          <h3>
            {index + 1}　{own(names.services.get(line.serviceId))}
          </h3>
          <KeyValues as="columns" items={facts(line)} />
        </section>
      ))}
    </Section>
  )
}
