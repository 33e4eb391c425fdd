import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { lowestPrices } from '@/lib/billing/lowest-prices'
import { CatalogFilter } from '@/lib/catalog/input'
import { listServices } from '@/lib/catalog/list-services'
import { upTo } from '@/lib/notify/up-to'
import { countMine } from '@/lib/orders/count-mine'
import { listUsedServices } from '@/lib/provisioning/list-used-services'
import { routes } from '@/lib/routes'
import { Facets } from './_components/facets'
import { FamilyBar } from './_components/family-bar'
import { SearchBox } from './_components/search-box'
import { ServiceGroup } from './_components/service-group'
import style from './catalog.module.css'

export async function generateMetadata() {
  return { title: (await getTranslations('catalog'))('title') }
}

export default async function CatalogPage({ searchParams }: PageProps<'/catalog'>) {
  const ctx = await requireCtx('catalog:read')
  const filter = CatalogFilter.parse(await searchParams)
  const { services, total, facets } = await listServices(ctx, filter)
  const ids = services.map(({ service }) => service.id)
  const mayOrder = can(ctx.actor, 'order:create')
  const [prices, used, mine, t] = await Promise.all([
    lowestPrices(ctx, ids),
    can(ctx.actor, 'instance:read') ? listUsedServices(ctx, ids) : new Set<string>(),
    mayOrder ? countMine(ctx) : null,
    getTranslations('catalog'),
  ])
  const groups = facets.family.filter(({ value }) => services.some(({ service }) => service.family === value))
  return (
    <>
      <PageHeader
        title={t('title')}
        beside={<span className="t3">{t('found', { total })}</span>}
        actions={
          mine?.drafts ? (
            <LinkButton href={routes.orders.mine('draft')}>
              {t('drafts', { count: upTo(mine.drafts) })}
            </LinkButton>
          ) : null
        }
      />
      <FamilyBar filter={filter} facet={facets.family} />
      <div className={style.layout}>
        <Facets filter={filter} facets={facets} />
        <section className={style.hits} aria-label={t('results')}>
          <SearchBox filter={filter} />
          {groups.map(({ value }) => (
            <ServiceGroup
              key={value}
              family={value}
              rows={services.filter(({ service }) => service.family === value)}
              prices={prices}
              used={used}
              mayOrder={mayOrder}
            />
          ))}
          {total === 0 ? <EmptyState kind="noMatch" icon="catalog" clearHref={routes.catalog.list} /> : null}
        </section>
      </div>
    </>
  )
}
