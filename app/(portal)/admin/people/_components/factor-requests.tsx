import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { Scroll } from '@/components/ui/scroll'
import { Section } from '@/components/ui/section'
import { listNames } from '@/lib/agencies/list-names'
import { listFactorResets } from '@/lib/auth/factor-resets'
import type { Ctx } from '@/lib/context'
import { getFormat } from '@/lib/i18n/get-format'
import { decideFactorResetAction } from '../actions'

/** Lost second factors that wait for the second of two people. */
export async function FactorRequests({ ctx }: { ctx: Ctx }) {
  const [t, f, requests] = [
    await getTranslations('agencies.accounts'),
    await getFormat(),
    await listFactorResets(ctx),
  ]
  if (requests.length === 0) return null
  const names = await listNames(
    ctx,
    requests.map((one) => one.requestedBy),
  )
  return (
    <Section title={t('resets')} note={t('resetsNote')}>
      <Scroll>
        <table className="tbl tbl--flush tbl--stack">
          <caption className="sr">{t('resets')}</caption>
          <thead>
            <tr>
              <th>{t('person')}</th>
              <th>{t('requestedBy')}</th>
              <th>{t('reason')}</th>
              <th>
                <span className="sr">{t('actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {requests.map((one) => (
              <tr key={one.id}>
                <td className="head-cell">
                  <span lang="zh-CN">{one.name}</span>
                  <span className="sub">{one.email}</span>
                </td>
                <td data-l={t('requestedBy')}>
                  <span lang="zh-CN">{names.get(one.requestedBy) ?? ''}</span>
                  <span className="sub">{f.moment(one.createdAt)}</span>
                </td>
                <td data-l={t('reason')}>{one.reason}</td>
                <td className="num">
                  <span className="row">
                    <ActionButton
                      action={decideFactorResetAction}
                      fields={{ resetId: one.id, decision: 'approve' }}
                      size="small"
                      variant="primary"
                    >
                      {t('approve')}
                    </ActionButton>
                    <ActionButton
                      action={decideFactorResetAction}
                      fields={{ resetId: one.id, decision: 'refuse' }}
                      size="small"
                    >
                      {t('refuse')}
                    </ActionButton>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Section>
  )
}
