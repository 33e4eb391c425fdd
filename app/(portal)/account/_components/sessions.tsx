import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { Scroll } from '@/components/ui/scroll'
import { Tag } from '@/components/ui/tag'
import { listOwnSessions } from '@/lib/auth/account-queries'
import { describeAgent } from '@/lib/auth/describe-agent'
import type { Ctx } from '@/lib/context'
import { getFormat } from '@/lib/i18n/get-format'
import { revokeSessionAction } from '../actions'

export async function Sessions({ ctx }: { ctx: Ctx }) {
  const [t, f] = [await getTranslations('auth.account'), await getFormat()]
  const sessions = await listOwnSessions(ctx)
  return (
    <div className="stack-4">
      <Scroll>
        <table className="tbl tbl--flush tbl--stack">
          <caption className="sr">{t('sessions')}</caption>
          <thead>
            <tr>
              <th>{t('device')}</th>
              <th>{t('method')}</th>
              <th>{t('since')}</th>
              <th>{t('seen')}</th>
              <th>
                <span className="sr">{t('actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => {
              const mine = session.id === ctx.actor.sessionId
              const device = describeAgent(session.userAgent) ?? t('unknownDevice')
              return (
                <tr key={session.id}>
                  <td className="head-cell">
                    {device} {mine ? <Tag tone="act">{t('thisOne')}</Tag> : null}
                    <span className="sub mono">{session.address ?? ''}</span>
                  </td>
                  <td data-l={t('method')}>{t(`methods.${session.method}`)}</td>
                  <td data-l={t('since')}>{f.moment(session.createdAt)}</td>
                  <td data-l={t('seen')}>{f.moment(session.lastSeenAt)}</td>
                  <td className="num">
                    {mine ? null : (
                      <ActionButton
                        action={revokeSessionAction}
                        fields={{ sessionId: session.id }}
                        size="small"
                        aria-label={t('endOne', { device })}
                      >
                        {t('end')}
                      </ActionButton>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scroll>
      {sessions.length > 1 ? (
        <p>
          <ActionButton action={revokeSessionAction} fields={{ sessionId: 'others' }}>
            {t('endOthers')}
          </ActionButton>
        </p>
      ) : null}
    </div>
  )
}
