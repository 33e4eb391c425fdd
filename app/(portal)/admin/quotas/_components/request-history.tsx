import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { State } from '@/components/ui/state'
import { getFormat } from '@/lib/i18n/get-format'
import type { listQuotaRequests } from '@/lib/quota/list-quota-requests'
import { quotaFigure } from '../../../_home/quota-figure'

type Props = { requests: Awaited<ReturnType<typeof listQuotaRequests>> }

const shown = 30

export async function RequestHistory({ requests }: Props) {
  const [t, f] = await Promise.all([getTranslations('quota'), getFormat()])
  return (
    <Section title={t('admin.history')} note={requests.length}>
      {requests.length === 0 ? <p className="t3 small">{t('admin.noneHistory')}</p> : null}
      <ul className="list">
        {requests.slice(0, shown).map(({ request, agency, requester }) => (
          <li key={request.id}>
            <div className="ttl">
              <State
                is={request.state === 'granted' ? 'done' : 'closed'}
                tone={request.state === 'granted' ? undefined : 'bad'}
              >
                {t(`requests.state.${request.state}`)}
              </State>
              <span>
                <span lang="zh-CN">{agency}</span> {t(`kinds.${request.kind}`)} →{' '}
                {quotaFigure(f, request.kind, request.wantedLimit)}
              </span>
              {request.decidedAt ? <span className="due">{f.moment(request.decidedAt)}</span> : null}
            </div>
            <p>{f.facts(t('requests.by', { name: requester }), request.answer)}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
