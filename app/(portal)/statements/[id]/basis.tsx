import { useTranslations } from 'next-intl'
import { KeyValues } from '@/components/ui/key-values'
import { Link } from '@/components/ui/link'
import { State } from '@/components/ui/state'
import { useFormat } from '@/components/ui/use-format'
import type { Explanation } from '@/lib/billing/explain-line'
import { routes } from '@/lib/routes'

/** Price version, order, requester, approver, and what the second rating came to. */
export function Basis({ explained }: { explained: Explanation }) {
  const t = useTranslations('billing')
  const f = useFormat()
  const { origin, line, item, second } = explained
  const differs = second !== null && second !== line.amountFen
  return (
    <>
      <h3>{t('explain.basis')}</h3>
      <KeyValues
        items={[
          {
            key: t('explain.pricePlan'),
            value: origin
              ? t('explain.priceVersion', {
                  code: origin.priceCode,
                  version: origin.versionLabel,
                  kind: item ? t(`kind.${item.kind}`) : '',
                })
              : '—',
          },
          {
            key: t('explain.order'),
            value: origin?.orderId ? (
              <>
                <Link href={routes.orders.one(origin.orderId)}>{origin.orderNumber}</Link>{' '}
                <span lang="zh-CN">{origin.orderTitle}</span>
              </>
            ) : (
              t('explain.noAgency')
            ),
          },
          {
            key: t('explain.requestedBy'),
            hide: !origin?.requester,
            value: f.facts(
              origin?.requester && t('explain.requested', { requester: origin.requester }),
              origin?.approver &&
                origin.approvedAt &&
                t('explain.approved', { approver: origin.approver, time: f.moment(origin.approvedAt) }),
            ),
          },
          { key: t('explain.system'), value: <span lang="zh-CN">{line.system ?? '—'}</span> },
        ]}
      />
      <h3>{t('explain.second')}</h3>
      <KeyValues
        items={[
          { key: t('explain.thisRating'), value: <span className="mono">{f.money(line.amountFen)}</span> },
          {
            key: t('explain.secondRating'),
            value: <span className="mono">{second === null ? '—' : f.money(second)}</span>,
          },
          {
            key: t('explain.verdict'),
            value: differs ? (
              <State is="failed">
                {t('explain.differ', { amount: f.money((second ?? 0n) - line.amountFen) })}
              </State>
            ) : (
              <State is="done">{t('explain.agree')}</State>
            ),
          },
        ]}
      />
    </>
  )
}
