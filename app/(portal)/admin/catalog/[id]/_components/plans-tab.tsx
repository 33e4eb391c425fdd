import { getLocale, getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { Scroll } from '@/components/ui/scroll'
import { Section } from '@/components/ui/section'
import { State } from '@/components/ui/state'
import { priceOf } from '@/lib/billing/quote'
import { getFormat } from '@/lib/i18n/get-format'
import { inLocale } from '@/lib/i18n/in-locale'
import { priceWords } from '../../../../catalog/_sheet/price-words'
import { restorePlanAction, retirePlanAction } from '../../actions'
import { PlanDialog } from './plan-dialog'
import type { TabProps } from './tab-props'

/** All plans with their prices; retired ones stay readable. */
export async function PlansTab({ ctx, managed: { service, plans } }: TabProps) {
  const [t, tAll, f, locale, prices] = await Promise.all([
    getTranslations('catalog.admin'),
    getTranslations(),
    getFormat(),
    getLocale(),
    priceOf(
      ctx,
      service.id,
      plans.map((plan) => plan.id),
    ),
  ])
  const editable = service.state !== 'retired'
  return (
    <Section
      title={t('plan.title')}
      aside={editable ? <PlanDialog service={service} position={plans.length} /> : undefined}
    >
      {plans.length === 0 ? <p className="t3 small">{t('plan.none')}</p> : null}
      <Scroll>
        <table className="tbl tbl--flush tbl--stack">
          <caption className="sr">{t('plan.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('plan.name')}</th>
              <th scope="col">{t('plan.size')}</th>
              <th scope="col">{t('plan.price')}</th>
              <th scope="col">{t('columns.state')}</th>
              <th scope="col">
                <span className="sr">{t('plan.edit')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {plans.map((plan) => (
              <tr key={plan.id}>
                <td className="pri">
                  {inLocale(plan.name, locale)}
                  <span className="sub mono">{plan.code}</span>
                </td>
                <td data-l={t('plan.size')}>
                  {[
                    plan.spec.vcpu ? `${plan.spec.vcpu} vCPU` : '',
                    plan.spec.memoryMiB ? f.mib(plan.spec.memoryMiB) : '',
                    plan.spec.diskGiB ? f.gib(plan.spec.diskGiB) : '',
                  ]
                    .filter(Boolean)
                    .join(' · ') || '—'}
                </td>
                <td data-l={t('plan.price')}>
                  {(prices.get(plan.id)?.items ?? []).map((item) => (
                    <span key={item.meter} className="sub">
                      {tAll(`billing.meters.${item.meter}`)} {priceWords(tAll, f, item)}
                    </span>
                  ))}
                </td>
                <td data-l={t('columns.state')}>
                  <State is={plan.state === 'active' ? 'running' : 'closed'}>{t(`plan.${plan.state}`)}</State>
                </td>
                <td>
                  {editable ? (
                    <span className="row">
                      <PlanDialog service={service} plan={plan} position={plan.position} />
                      {plan.state === 'active' ? (
                        <ActionButton action={retirePlanAction} fields={{ planId: plan.id }} size="small">
                          {t('plan.retire')}
                        </ActionButton>
                      ) : (
                        <ActionButton action={restorePlanAction} fields={{ planId: plan.id }} size="small">
                          {t('plan.restore')}
                        </ActionButton>
                      )}
                    </span>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Section>
  )
}
