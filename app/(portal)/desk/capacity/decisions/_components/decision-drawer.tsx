import { getTranslations } from 'next-intl/server'
import { Funnel } from '@/components/charts/funnel'
import { Drawer } from '@/components/ui/drawer'
import { FigureTable } from '@/components/ui/figure-table'
import { KeyValues } from '@/components/ui/key-values'
import { Link } from '@/components/ui/link'
import { getFormat } from '@/lib/i18n/get-format'
import { inLocale } from '@/lib/i18n/in-locale'
import { routes } from '@/lib/routes'
import type { DecisionInDetail } from '@/lib/scheduler/search-decisions'
import { sizeWords } from './decision-columns'

/** Why: what was asked, how many hosts each filter left, the best three by score, or what was lacking. */
export async function DecisionDrawer({
  decision,
  nearestPlan,
  closeHref,
}: {
  decision: DecisionInDetail
  nearestPlan: { zh: string; en: string } | undefined
  closeHref: string
}) {
  const [t, h, z, f] = await Promise.all([
    getTranslations('scheduler.decisions'),
    getTranslations('scheduler'),
    getTranslations('catalog.zones'),
    getFormat(),
  ])
  const { request, explanation, bestNames } = decision
  const funnel = explanation.funnel ?? []
  const cut = funnel.find(({ remaining }) => remaining === 0)?.filter
  return (
    <Drawer
      title={t(decision.placed ? 'outcomes.placed' : 'outcomes.refused')}
      subtitle={f.exact(decision.at)}
      closeHref={closeHref}
    >
      <div className="stack-4">
        <KeyValues
          items={[
            { key: t('columns.agency'), value: <span lang="zh-CN">{decision.agencyName}</span> },
            { key: t('columns.size'), value: sizeWords(t, f, request) },
            { key: t('zone'), value: request.zone ? z(request.zone) : '', hide: !request.zone },
            { key: t('level'), value: t('levelOf', { level: request.protectionLevel }), hide: !request.zone },
            {
              key: t('columns.host'),
              value: decision.hostId ? (
                <Link href={routes.desk.host(decision.hostId)}>{decision.hostName}</Link>
              ) : null,
              hide: !decision.hostId,
            },
            {
              key: t('looked'),
              value: t('hosts', { n: explanation.looked ?? 0 }),
              hide: explanation.looked === undefined,
            },
            {
              key: t('decidedBy'),
              value: t(explanation.by === 'index' ? 'by.index' : 'by.scan'),
              hide: !explanation.funnel,
            },
            { key: t('purpose'), value: t('recovery'), hide: !request.recovery },
            {
              key: t('nearest'),
              value: nearestPlan ? inLocale(nearestPlan, f.locale) : t('noNearest'),
              hide: explanation.nearest === undefined,
            },
            { key: t('key'), value: <span className="mono">{decision.key}</span> },
          ]}
        />
        {(explanation.refused ?? []).map(({ filter, code, params }) => (
          <p key={filter}>{h(code.replace('scheduler.', 'errors.'), params)}</p>
        ))}
        {funnel.length > 0 ? (
          <div className="stack-4">
            <h3>{t('funnel')}</h3>
            <Funnel
              label={t('funnel')}
              steps={funnel.map(({ filter, remaining }) => ({
                key: filter,
                label: h(`filters.${filter}`),
                left: remaining,
                cut: filter === cut,
              }))}
            />
            {explanation.atMost ? <p className="t3">{t('atMost')}</p> : null}
          </div>
        ) : (
          <p className="t3">{t(explanation.by === 'index' ? 'byIndex' : 'onItsHost')}</p>
        )}
        {bestNames.length > 0 ? (
          <div className="stack-4">
            <h3>
              {t('best')} <span className="t3 font-normal">{t('bestNote')}</span>
            </h3>
            <FigureTable
              caption={t('best')}
              heads={[t('columns.host'), t('score')]}
              rows={bestNames.map(({ id, name, score }) => ({
                key: id,
                name: (
                  <>
                    <Link href={routes.desk.host(id)}>{name}</Link>
                    {id === decision.hostId ? <span className="sub">{t('taken')}</span> : null}
                  </>
                ),
                figures: [f.number(score, 4)],
              }))}
            />
            {decision.hostId && bestNames[0]?.id !== decision.hostId ? (
              <p className="t3">{t('better')}</p>
            ) : null}
          </div>
        ) : null}
      </div>
    </Drawer>
  )
}
