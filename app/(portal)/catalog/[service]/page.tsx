import { getLocale, getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Tag } from '@/components/ui/tag'
import { listBusinessSystems } from '@/lib/agencies/business-systems'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { priceOf } from '@/lib/billing/quote'
import { fitsSystem } from '@/lib/catalog/fits-system'
import { inLocale } from '@/lib/i18n/in-locale'
import { routes } from '@/lib/routes'
import { ServiceSheet } from '../_sheet/service-sheet'
import { FittingSystems } from './_components/fitting-systems'
import { loadService } from './load-service'

export async function generateMetadata({ params }: PageProps<'/catalog/[service]'>) {
  const [{ version }, locale] = await Promise.all([loadService((await params).service), getLocale()])
  return { title: inLocale(version.name, locale) }
}

/** One service as this agency may order it: plans, price, duties, agreement; and for which systems. */
export default async function ServicePage({ params }: PageProps<'/catalog/[service]'>) {
  const ctx = await requireCtx('catalog:read')
  const { service: id } = await params
  const { service, version, plans, agreement } = await loadService(id)
  const [t, locale, prices, owned] = await Promise.all([
    getTranslations('catalog'),
    getLocale(),
    priceOf(
      ctx,
      id,
      plans.map((plan) => plan.id),
    ),
    ctx.actor.agencyId ? listBusinessSystems(ctx) : [],
  ])
  const systems = owned.map((system) => ({ ...system, fit: fitsSystem(version, system) }))
  const mayOrder = can(ctx.actor, 'order:create')
  const fitting = systems.some(({ fit }) => fit === 'fits')
  const reason = mayOrder ? (fitting ? undefined : t('sheet.noFit')) : t('sheet.notYourRole')
  const words = (key: 'zones' | 'levels', values: readonly (string | number)[]) =>
    values.map((value) => t(`${key}.${value}`)).join(t('comma'))
  return (
    <>
      <PageHeader
        crumbs={[
          { label: t('title'), href: routes.catalog.list },
          {
            label: t(`families.${service.family}`),
            href: `${routes.catalog.list}?family=${service.family}`,
          },
        ]}
        title={inLocale(version.name, locale)}
        beside={<Tag>{t(`fulfilment.${service.fulfilment}`)}</Tag>}
        lede={inLocale(version.summary, locale)}
        facts={[
          { key: 'zones', label: t('zones.label'), value: words('zones', version.zones) },
          { key: 'levels', label: t('levels.label'), value: words('levels', version.protectionLevels) },
          {
            key: 'lead',
            label: t('sheet.lead'),
            value: t('leadTime', { hours: version.leadTimeHours }),
          },
          {
            key: 'provider',
            label: t('sheet.provider'),
            value: <span lang="zh-CN">{service.provider}</span>,
          },
        ]}
        actions={
          <LinkButton href={routes.orders.newFor(id)} variant="primary" icon="order" reason={reason}>
            {t('order')}
          </LinkButton>
        }
      />
      <div className={ctx.actor.agencyId ? 'with-aside' : undefined}>
        <div>
          <ServiceSheet
            version={version}
            plans={plans}
            prices={prices}
            agreement={agreement}
            orderable={mayOrder && fitting}
          />
        </div>
        {ctx.actor.agencyId ? (
          <aside className="aside">
            <div className="aside__in">
              <h2>{t('sheet.systems')}</h2>
              <FittingSystems systems={systems} />
            </div>
          </aside>
        ) : null}
      </div>
    </>
  )
}
