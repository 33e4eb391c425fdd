import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { LiveRefresh } from '@/components/shell/live'
import { LinkButton } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { PageHeader } from '@/components/ui/page-header'
import { readTableState, tableHref } from '@/components/ui/table-state'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { costSoFar } from '@/lib/billing/cost-so-far'
import { InstanceFilter, listViews } from '@/lib/compute/instance-filter'
import { listFacets } from '@/lib/compute/list-facets'
import { countCap, instanceSorts, listInstances } from '@/lib/compute/list-instances'
import { getFormat } from '@/lib/i18n/get-format'
import { languageOf } from '@/lib/i18n/in-locale'
import { routes } from '@/lib/routes'
import { ownViews } from '../_views/own-views'
import { bulkChoices } from './_components/bulk-choices'
import { instanceColumns } from './_components/instance-columns'
import { instanceFilters } from './_components/instance-filters'
import { NoInstances } from './_components/no-instances'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('compute.list'))('title') }
}

const defaults = { sort: 'name', size: 15 }

export default async function InstancesPage({ searchParams }: PageProps<'/instances'>) {
  const ctx = await requireCtx('instance:read')
  const [params, t, f, locale] = await Promise.all([
    searchParams,
    getTranslations('compute'),
    getFormat(),
    getLocale(),
  ])
  const filter = InstanceFilter.parse(params)
  const { sort, descending, page, size } = readTableState(params, defaults)
  const by = instanceSorts.find((each) => each === sort) ?? 'name'
  const [list, facets, saveViews] = await Promise.all([
    listInstances(ctx, filter, { sort: by, descending, page, size }),
    listFacets(ctx),
    ownViews(ctx, routes.instances.list),
  ])
  const costs = can(ctx.actor, 'usage:read')
    ? await costSoFar(
        ctx,
        list.rows.map(({ id }) => id),
      )
    : new Map<string, bigint>()
  const language = languageOf(locale)
  const operates = can(ctx.actor, 'instance:operate')
  const counted = (n: number) =>
    n > countCap ? t('list.countMore', { count: f.number(countCap) }) : f.number(n)
  const narrowed =
    Boolean(filter.q) || ['state', 'zone', 'system', 'plan', 'pool', 'tag'].some((key) => params[key])
  return (
    <>
      <PageHeader
        title={t('list.title')}
        beside={
          <span className="t3">{t('list.total', { count: Math.min(list.views.machines, countCap) })}</span>
        }
        bare
        actions={
          <>
            {can(ctx.actor, 'instance:transfer') ? (
              <LinkButton href={routes.transfers} icon="agency">
                {t('transfers.title')}
              </LinkButton>
            ) : null}
            <LinkButton href={tableHref(routes.api.instanceExport, params, {})} icon="download" download>
              {t('list.export')}
            </LinkButton>
            {can(ctx.actor, 'order:create') ? (
              <LinkButton href={routes.catalog.list} variant="primary" icon="plus">
                {t('list.order')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <DataTable
        caption={t('list.caption')}
        columns={instanceColumns({
          t: await getTranslations('compute.list'),
          zoneOf: (zone) => (zone ? t(`zone.${zone as 'intranet'}`) : '—'),
          f,
          language,
          now: ctx.now(),
          facets,
          costs,
          services: filter.view === 'services',
        })}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        path={routes.instances.list}
        params={params}
        defaults={defaults}
        total={list.total}
        toolbar={{
          search: t('list.search'),
          filters: instanceFilters(t, facets, language),
          views: listViews.map((view) => ({
            label: (
              <>
                {t(`view.${view}`)} <b>{counted(list.views[view])}</b>
              </>
            ),
            href: view === 'machines' ? routes.instances.list : `${routes.instances.list}?view=${view}`,
            current: view === filter.view,
          })),
          saveViews,
          chooseColumns: true,
          refresh: true,
          children:
            operates && list.total > list.rows.length && filter.view !== 'services' ? (
              <LinkButton variant="quiet" size="small" href={tableHref(routes.instances.newBulk, params, {})}>
                {t('list.pickAll')}
              </LinkButton>
            ) : undefined,
        }}
        bulk={operates && filter.view !== 'services' ? bulkChoices(t, list.rows, ctx.now()) : undefined}
        empty={
          narrowed ? undefined : <NoInstances view={filter.view} mayOrder={can(ctx.actor, 'order:create')} />
        }
        note={list.more ? t('list.more', { count: f.number(countCap) }) : t('list.live')}
      />
      {ctx.actor.agencyId ? <LiveRefresh topics={[`agency:${ctx.actor.agencyId}`]} /> : null}
    </>
  )
}
