import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { readTableState, tableHref } from '@/components/ui/table-state'
import { listAgencyNames } from '@/lib/agencies/list-names'
import { AuditFilter } from '@/lib/audit/audit-filter'
import { getActivityEvent, listActivity, mostCounted } from '@/lib/audit/queries'
import { requireCtx } from '@/lib/auth/session'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import { eventColumns } from '../_audit/event-columns'
import { EventDrawer } from '../_audit/event-drawer'
import { eventToolbar } from '../_audit/event-toolbar'
import { ownViews } from '../_views/own-views'

const path = routes.activity
const kinds = ['order', 'orderLine', 'instance', 'statement', 'quota', 'budget', 'member', 'agency']

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit.activity'))('title') }
}

export default async function ActivityPage({ searchParams }: PageProps<'/activity'>) {
  const ctx = await requireCtx('audit:readOwn')
  const [params, t, roles, f] = await Promise.all([
    searchParams,
    getTranslations('audit'),
    getTranslations('auth.roles'),
    getFormat(),
  ])
  const { page, size } = readTableState(params)
  const { rows, total } = await listActivity(ctx, AuditFilter.parse(params), { page, size })
  const actors = rows.flatMap(({ actorAgencyId }) => actorAgencyId ?? [])
  const agencies = await listAgencyNames(ctx, actors)
  const open = typeof params.row === 'string' ? await getActivityEvent(ctx, params.row) : null
  const columns = eventColumns({ t, roles, f, agencies, href: (row) => tableHref(path, params, { row }) })
  return (
    <>
      <PageHeader title={t('activity.title')} lede={t('activity.lede')} bare />
      <DataTable
        caption={t('activity.title')}
        columns={columns.filter(({ key }) => key !== 'agency')}
        rows={rows}
        rowKey={({ id }) => id}
        path={path}
        params={params}
        total={Math.min(total, mostCounted)}
        note={total > mostCounted ? t('more', { count: f.number(mostCounted) }) : undefined}
        toolbar={{ ...eventToolbar(t, kinds), saveViews: await ownViews(ctx, path) }}
        empty={
          <EmptyState icon="audit" title={t('activity.none.title')}>
            {t('activity.none.text')}
          </EmptyState>
        }
      />
      {open ? (
        <EventDrawer event={open} values closeHref={tableHref(path, params, { row: undefined })} />
      ) : null}
    </>
  )
}
