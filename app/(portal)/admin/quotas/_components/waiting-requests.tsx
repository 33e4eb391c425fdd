import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { Spoken } from '@/components/ui/spoken'
import { getFormat } from '@/lib/i18n/get-format'
import type { AgencyLimits } from '@/lib/quota/list-limits'
import type { listQuotaRequests } from '@/lib/quota/list-quota-requests'
import { quotaFigure } from '../../../_home/quota-figure'
import { DecideRequest } from './decide-request'

type Props = {
  requests: Awaited<ReturnType<typeof listQuotaRequests>>
  limits: AgencyLimits[]
  may: boolean
}

/** Each request beside what the agency has and takes now. */
export async function WaitingRequests({ requests, limits, may }: Props) {
  const [t, f] = await Promise.all([getTranslations('quota'), getFormat()])
  const present = (agencyId: string, kind: string) =>
    limits.find(({ id }) => id === agencyId)?.quotas.find((quota) => quota.kind === kind)
  return (
    <Section title={t('admin.waiting')} note={requests.length}>
      {requests.length === 0 ? <p className="t3 small">{t('admin.noneWaiting')}</p> : null}
      <ul className="list">
        {requests.map(({ request, agency, requester }) => {
          const now = present(request.agencyId, request.kind)
          const figure = (amount: number) => quotaFigure(f, request.kind, amount)
          return (
            <li key={request.id}>
              <div className="ttl">
                <b>
                  <span lang="zh-CN">{agency}</span> {t(`kinds.${request.kind}`)}
                </b>
                <span>
                  {figure(now?.limit ?? 0)} → <b>{figure(request.wantedLimit)}</b>
                </span>
                <span className="push row">
                  {may ? (
                    <DecideRequest
                      id={request.id}
                      agency={agency}
                      kind={request.kind}
                      limit={figure(request.wantedLimit)}
                    />
                  ) : null}
                </span>
              </div>
              <p>
                <Spoken>
                  {f.facts(
                    t('requests.by', { name: requester }),
                    f.moment(request.requestedAt),
                    `${t('columns.used')} ${figure(now?.used ?? 0)}`,
                    `${t('columns.held')} ${figure(now?.held ?? 0)}`,
                  )}
                </Spoken>
              </p>
              <p className="t2">
                <Spoken>{request.reason}</Spoken>
              </p>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
