import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { lowestPrices } from '@/lib/billing/lowest-prices'
import { CatalogFilter } from '@/lib/catalog/input'
import { listServices } from '@/lib/catalog/list-services'
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
  const prices = await lowestPrices(
    ctx,
    services.map(({ service }) => service.id),
  )
  const t = await getTranslations('catalog')
  const groups = facets.family.filter(({ value }) => services.some(({ service }) => service.family === value))
  return (
    <>
      <PageHeader title={t('title')} beside={<span className="t3">{t('found', { total })}</span>} />
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
              mayOrder={can(ctx.actor, 'order:create')}
            />
          ))}
          {total === 0 ? <EmptyState kind="noMatch" icon="catalog" clearHref={routes.catalog.list} /> : null}
        </section>
      </div>
    </>
  )
}
