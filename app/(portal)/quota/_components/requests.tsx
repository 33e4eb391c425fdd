import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { Spoken } from '@/components/ui/spoken'
import { State } from '@/components/ui/state'
import { getFormat } from '@/lib/i18n/get-format'
import type { listQuotaRequests } from '@/lib/quota/list-quota-requests'
import { quotaFigure } from '../../_home/quota-figure'

type Props = { requests: Awaited<ReturnType<typeof listQuotaRequests>> }

const shapes = { open: 'waiting', granted: 'done', refused: 'closed' } as const
const shown = 6

/** What the agency has asked for and what became of it. */
export async function Requests({ requests }: Props) {
  const [t, f] = await Promise.all([getTranslations('quota'), getFormat()])
  return (
    <Section className="c5" title={t('requests.title')}>
      {requests.length === 0 ? <p className="t3 small">{t('requests.none')}</p> : null}
      <ul className="list">
        {requests.slice(0, shown).map(({ request, requester }) => (
          <li key={request.id}>
            <div className="ttl">
              <b>
                {t(`kinds.${request.kind}`)} → {quotaFigure(f, request.kind, request.wantedLimit)}
              </b>
              <span className="due">
                <State is={shapes[request.state]} tone={request.state === 'refused' ? 'bad' : undefined}>
                  {t(`requests.state.${request.state}`)}
                </State>
              </span>
            </div>
            <p>
              <Spoken>
                {f.facts(
                  t('requests.by', { name: requester }),
                  f.moment(request.requestedAt),
                  request.decidedAt && t('requests.decidedAt', { time: f.moment(request.decidedAt) }),
                )}
              </Spoken>
            </p>
            <p className="t2">
              <Spoken>{request.reason}</Spoken>
            </p>
            {request.answer ? (
              <p className="t2">
                <Spoken>{`“${request.answer}”`}</Spoken>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
