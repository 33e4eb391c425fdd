import { getTranslations } from 'next-intl/server'
import { LiveRefresh } from '@/components/shell/live'
import { LinkButton } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { tableHref } from '@/components/ui/table-state'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { isPlatform } from '@/lib/context'
import { getFormat } from '@/lib/i18n/get-format'
import { countLimit, countOrders, listOrders } from '@/lib/orders/list-orders'
import { readOrderFilter } from '@/lib/orders/order-view'
import { routes } from '@/lib/routes'
import { ownViews } from '../_views/own-views'
import { Figures } from './_list/figures'
import { orderColumns } from './_list/order-columns'
import { stateFilter, viewTabs } from './_list/views'

export async function generateMetadata() {
  return { title: (await getTranslations('orders'))('title') }
}

export default async function OrdersPage({ searchParams }: PageProps<'/orders'>) {
  const ctx = await requireCtx('order:read')
  const [params, t, f] = await Promise.all([searchParams, getTranslations('orders'), getFormat()])
  const { filter, view } = readOrderFilter(params)
  const [rows, counts, saveViews] = await Promise.all([
    listOrders(ctx, filter),
    countOrders(ctx, filter),
    ownViews(ctx, routes.orders.list),
  ])
  const platform = isPlatform(ctx.actor)
  const states = filter.states.length > 0 ? filter.states : Object.keys(counts)
  const total = Object.entries(counts).reduce(
    (sum, [state, n]) => (states.includes(state) ? sum + n : sum),
    0,
  )
  const mayCreate = can(ctx.actor, 'order:create') && !platform
  const newOrder = mayCreate ? (
    <LinkButton href={routes.orders.new} variant="primary" icon="plus">
      {t('list.new')}
    </LinkButton>
  ) : null
  const narrowed = Boolean(filter.q) || Boolean(params.state) || view !== 'all'
  return (
    <>
      {ctx.actor.agencyId ? <LiveRefresh topics={[`agency:${ctx.actor.agencyId}`]} /> : null}
      <PageHeader title={t('title')} bare actions={newOrder} />
      <DataTable
        caption={t('list.caption')}
        columns={orderColumns({ t, f, now: ctx.now(), platform })}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={({ number }) => number}
        path={routes.orders.list}
        params={params}
        defaults={{ sort: '-created', size: 30 }}
        total={Math.min(total, countLimit)}
        note={total > countLimit ? t('list.more', { count: f.number(countLimit) }) : undefined}
        toolbar={{
          search: t('list.search'),
          views: viewTabs({ t, f, counts, view, mayCreate }),
          filters: [stateFilter(t, f, counts)],
          saveViews,
          chooseColumns: true,
          refresh: true,
          exportHref: tableHref(routes.orders.export, params, {}),
        }}
        empty={
          narrowed ? (
            <EmptyState kind="noMatch" icon="order" clearHref={routes.orders.list} />
          ) : (
            <EmptyState icon="order" title={t('list.empty')} actions={newOrder}>
              {t('list.emptyText')}
            </EmptyState>
          )
        }
      />
      {can(ctx.actor, 'report:read') || !narrowed ? <Figures ctx={ctx} /> : null}
    </>
  )
}
