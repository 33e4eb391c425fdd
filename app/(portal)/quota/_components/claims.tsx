import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { Scroll } from '@/components/ui/scroll'
import { Section } from '@/components/ui/section'
import { Spoken } from '@/components/ui/spoken'
import { State } from '@/components/ui/state'
import { type SearchParams, tableHref } from '@/components/ui/table-state'
import { Tabs } from '@/components/ui/tabs'
import { getFormat } from '@/lib/i18n/get-format'
import type { TokenLine } from '@/lib/orders/list-lines-by-token'
import type { TokenInstance } from '@/lib/provisioning/list-instances-by-token'
import type { QuotaKind } from '@/lib/quota/amounts'
import type { Claim } from '@/lib/quota/list-claims'
import { routes } from '@/lib/routes'
import { quotaFigure } from '../../_home/quota-figure'

type Props = {
  claims: Claim[]
  lines: Map<string, TokenLine>
  instances: Map<string, TokenInstance>
  kind: QuotaKind
  params: SearchParams
}
const kinds: QuotaKind[] = ['vcpu', 'memoryMiB', 'diskGiB', 'instances']

/** Who holds most of one kind, each with the order that took it. */
export async function Claims({ claims, lines, instances, kind, params }: Props) {
  const [t, f] = await Promise.all([getTranslations('quota'), getFormat()])
  return (
    <Section title={t('claims.title')} note={t('claims.note')}>
      <div className="tabs--in">
        <Tabs
          label={t('columns.kind')}
          tabs={kinds.map((one) => ({
            label: t(`kinds.${one}`),
            href: tableHref(routes.quota, params, { kind: one }),
            current: one === kind,
          }))}
        />
      </div>
      {claims.length === 0 ? (
        <p className="t3 small">{t('claims.none')}</p>
      ) : (
        <Scroll>
          <table className="tbl tbl--flush tbl--stack">
            <caption className="sr">{t('claims.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('claims.line')}</th>
                <th scope="col">{t('claims.order')}</th>
                <th scope="col">{t('claims.state')}</th>
                <th scope="col">{t('claims.since')}</th>
                <th scope="col" className="num">
                  {t('claims.amount')}
                </th>
              </tr>
            </thead>
            <tbody>
              {claims.map((claim) => {
                const line = lines.get(claim.token)
                const instance = instances.get(claim.token)
                return (
                  <tr key={claim.token}>
                    <td className="pri">
                      {instance ? (
                        <Link href={routes.instances.one(instance.id)}>{instance.name}</Link>
                      ) : (
                        <Spoken>{line?.name ?? t('claims.gone')}</Spoken>
                      )}
                    </td>
                    <td data-l={t('claims.order')}>
                      {line ? (
                        <Link href={routes.orders.one(line.orderId)}>
                          <span className="mono">{line.number}</span> <Spoken>{line.title}</Spoken>
                        </Link>
                      ) : (
                        '—'
                      )}
                    </td>
                    <td data-l={t('claims.state')}>
                      <State is={claim.state === 'held' ? 'waiting' : 'running'}>
                        {t(`claims.states.${claim.state}`)}
                      </State>
                    </td>
                    <td data-l={t('claims.since')}>{f.moment(claim.changedAt)}</td>
                    <td className="num" data-l={t('claims.amount')}>
                      {quotaFigure(f, kind, claim.amount)}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </Scroll>
      )}
    </Section>
  )
}
