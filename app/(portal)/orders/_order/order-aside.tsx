import { getTranslations } from 'next-intl/server'
import { Ask } from '@/components/ui/ask'
import { KeyValues } from '@/components/ui/key-values'
import { langOf } from '@/components/ui/spoken'
import { getFormat } from '@/lib/i18n/get-format'
import { languageOf } from '@/lib/i18n/in-locale'
import type { OrderLineView } from '@/lib/orders/get-order'
import { onlyCloses } from '@/lib/orders/only-closes'
import { priceMeters } from '@/lib/orders/price-meters'
import { routes } from '@/lib/routes'
import { PriceArithmetic } from '../_form/price-arithmetic'
import type { OrderPart } from './shared'
import { waitingWords } from './waiting-words'

/** Lines alike stand together, as they were ordered. */
function grouped(lines: readonly OrderLineView[]) {
  const groups = Map.groupBy(lines, ({ draftKey }) => draftKey)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const fen = group.reduce((sum, { amountFen }) => sum + BigInt(amountFen), 0n)
    return [{ first, count: group.length, fen }]
  })
}

export async function OrderAside({ order, names, actor, now }: OrderPart) {
  const [t, form, zones, levels, f, waiting] = await Promise.all([
    getTranslations('orders.page'),
    getTranslations('orders.form.aside'),
    getTranslations('catalog.zones'),
    getTranslations('catalog.levels'),
    getFormat(),
    waitingWords(order, now),
  ])
  const language = languageOf(f.locale)
  const { system, budget, startsOn, endsOn } = order
  const closing = onlyCloses(order.content.lines)
  const nameOf = ({ planId, serviceId }: OrderLineView) =>
    (planId ? names.plans.get(planId) : names.services.get(serviceId))?.[language] ?? ''
  const groups = grouped(order.lines)
  const priced = groups.map(({ first, count }) => ({
    key: first.draftKey,
    units: count,
    meters: priceMeters(first.priceSnapshot, count),
  }))
  const named = (key: string) => {
    const line = order.lines.find(({ draftKey }) => draftKey === key)
    return line ? nameOf(line) : ''
  }
  return (
    <aside className="aside">
      <div className="aside__in">
        <KeyValues
          items={[
            { key: t('aside.number'), value: <span className="mono">{order.number}</span> },
            { key: t('aside.agency'), value: order.agency, hide: actor.agencyId !== null },
            { key: t('aside.system'), value: system?.name ?? '—' },
            {
              key: t('aside.zone'),
              value: system
                ? t('aside.zoneText', {
                    zone: zones(system.zone),
                    level: levels(String(system.protectionLevel)),
                  })
                : '—',
            },
            {
              key: t('aside.period'),
              value:
                startsOn && endsOn
                  ? t('aside.periodText', { from: f.day(startsOn, now), to: f.day(endsOn, now) })
                  : '—',
              hide: closing,
            },
            { key: t('aside.budget'), value: budget?.name ?? '—', hide: closing },
            { key: t('aside.requester'), value: order.requester },
            { key: t('waiting.title'), value: waiting, hide: !waiting },
            {
              key: t('aside.endReason'),
              value: order.endReason === 'holdsExpired' ? t('aside.holdsExpired') : order.endReason,
              hide: !order.endReason,
            },
          ]}
        />
        {order.lines.length > 0 ? (
          <>
            <hr />
            <h2>{t('aside.content')}</h2>
            <KeyValues
              as="money"
              items={[
                ...groups.map(({ first, count, fen }) => ({
                  key: `${nameOf(first)} × ${count}`,
                  value: f.money(fen),
                })),
                {
                  key: t('aside.total'),
                  total: true,
                  value: (
                    <Ask
                      title={form('arithmetic')}
                      detail={<PriceArithmetic lines={priced} nameOf={named} />}
                    >
                      {f.money(BigInt(order.totalFen))}
                    </Ask>
                  ),
                },
              ]}
            />
            {closing ? null : <p className="small t3 mt-2">{t('aside.locked')}</p>}
          </>
        ) : null}
        <hr />
        <h2>{t('aside.reason')}</h2>
        <p className="small t2 whitespace-pre-line" lang={langOf(order.content.justification)}>
          {order.content.justification || '—'}
        </p>
        <hr />
        <h2>{t('aside.attachments', { count: order.attachments.length })}</h2>
        {order.attachments.length === 0 ? (
          <p className="small t3">{t('aside.noAttachments')}</p>
        ) : (
          <ul className="list">
            {order.attachments.map((file) => (
              <li key={file.id}>
                {file.scan === 'clean' ? <a href={routes.api.attachment(file.id)}>{file.name}</a> : file.name}
                <p>{f.facts(f.bytes(file.bytes), file.scan !== 'clean' && t(`scan.${file.scan}`))}</p>
              </li>
            ))}
          </ul>
        )}
      </div>
    </aside>
  )
}
