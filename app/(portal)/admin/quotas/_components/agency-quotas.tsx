import { getTranslations } from 'next-intl/server'
import { MiniMeter } from '@/components/ui/mini-meter'
import { Scroll } from '@/components/ui/scroll'
import { Section } from '@/components/ui/section'
import { getFormat } from '@/lib/i18n/get-format'
import { quotaKinds } from '@/lib/quota/amounts'
import type { AgencyLimits } from '@/lib/quota/list-limits'
import { quotaFigure } from '../../../_home/quota-figure'
import { SetQuota } from './set-quota'

/** A row an agency, a column a kind: taken of the limit. */
export async function AgencyQuotas({ limits, may }: { limits: AgencyLimits[]; may: boolean }) {
  const [t, f] = await Promise.all([getTranslations('quota'), getFormat()])
  return (
    <Section title={t('admin.limits')} note={t('admin.limitsNote')}>
      <Scroll>
        <table className="tbl tbl--flush tbl--stack">
          <caption className="sr">{t('admin.limits')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('admin.agency')}</th>
              {quotaKinds.map((kind) => (
                <th key={kind} scope="col" className="num">
                  {t(`kinds.${kind}`)}
                </th>
              ))}
              {may ? (
                <th scope="col">
                  <span className="sr">{t('admin.set')}</span>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {limits.map((agency) => (
              <tr key={agency.id}>
                <td className="pri" lang="zh-CN">
                  {agency.name}
                </td>
                {quotaKinds.map((kind) => {
                  const quota = agency.quotas.find((one) => one.kind === kind)
                  const taken = (quota?.used ?? 0) + (quota?.held ?? 0)
                  return (
                    <td key={kind} className="num" data-l={t(`kinds.${kind}`)}>
                      {quota ? (
                        <>
                          {quotaFigure(f, kind, taken)} / {quotaFigure(f, kind, quota.limit)}
                          <span className="sub">
                            <MiniMeter percent={quota.limit > 0 ? (taken / quota.limit) * 100 : undefined} />
                          </span>
                        </>
                      ) : (
                        <span className="t3">{t('admin.none')}</span>
                      )}
                    </td>
                  )
                })}
                {may ? (
                  <td>
                    <SetQuota agency={agency} />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Section>
  )
}
