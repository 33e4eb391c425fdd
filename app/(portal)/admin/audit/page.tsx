import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { DataTable } from '@/components/ui/data-table'
import { DayRange } from '@/components/ui/day-range'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { readTableState, tableHref } from '@/components/ui/table-state'
import { listAgencyNames } from '@/lib/agencies/list-names'
import { AuditFilter } from '@/lib/audit/audit-filter'
import { chainStatus } from '@/lib/audit/chain-status'
import zh from '@/lib/audit/messages/zh-CN.json'
import { getAuditEvent, listAnchors, listAudit, mostCounted } from '@/lib/audit/queries'
import { requireCtx } from '@/lib/auth/session'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import { eventColumns } from '../../_audit/event-columns'
import { EventDrawer } from '../../_audit/event-drawer'
import { eventToolbar } from '../../_audit/event-toolbar'
import { ownViews } from '../../_views/own-views'
import { AnchorList } from './_components/anchor-list'
import { chainFacts } from './_components/chain-facts'
import { verifyAuditAction } from './actions'

const path = routes.admin.audit

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') }
}

export default async function AuditPage({ searchParams }: PageProps<'/admin/audit'>) {
  const ctx = await requireCtx('audit:read')
  const [params, t, roles, f] = await Promise.all([
    searchParams,
    getTranslations('audit'),
    getTranslations('auth.roles'),
    getFormat(),
  ])
  const filter = AuditFilter.parse(params)
  const { page, size } = readTableState(params)
  const { rows, total } = await listAudit(ctx, filter, { page, size })
  const ids = rows
    .flatMap(({ agencyId, actorAgencyId }) => [agencyId, actorAgencyId])
    .filter((id) => id !== null)
  const agencies = await listAgencyNames(ctx, ids)
  const [status, anchors, saveViews] = await Promise.all([
    chainStatus(ctx),
    listAnchors(ctx),
    ownViews(ctx, path),
  ])
  const open = typeof params.row === 'string' ? await getAuditEvent(ctx, params.row) : null
  return (
    <>
      <PageHeader
        title={t('title')}
        lede={t('lede')}
        facts={chainFacts((key, values) => t(`chain.${key}`, values), f, status)}
        actions={<ActionButton action={verifyAuditAction}>{t('chain.verify')}</ActionButton>}
        bare
      />
      <DataTable
        caption={t('title')}
        columns={eventColumns({ t, roles, f, agencies, href: (row) => tableHref(path, params, { row }) })}
        rows={rows}
        rowKey={({ id }) => id}
        path={path}
        params={params}
        total={Math.min(total, mostCounted)}
        dense
        toolbar={{
          ...eventToolbar(t, Object.keys(zh.nouns)),
          saveViews,
          children: (
            <DayRange
              path={path}
              from={filter.from ?? ''}
              to={filter.to ?? ''}
              kept={Object.entries(params).filter(([key]) => !['from', 'to', 'page', 'row'].includes(key))}
            />
          ),
          exportHref: tableHref(routes.api.auditExport, params, { row: undefined, page: undefined }),
        }}
        note={total > mostCounted ? t('more', { count: f.number(mostCounted) }) : undefined}
        empty={
          <EmptyState icon="audit" title={t('none.title')}>
            {t('none.text')}
          </EmptyState>
        }
      />
      <AnchorList anchors={anchors} />
      {open ? (
        <EventDrawer
          event={open.event}
          values={open.event.agencyId === null}
          closeHref={tableHref(path, params, { row: undefined })}
          foot={
            open.seal ? (
              <span className="mono break-all">
                {t('event.seal', { seq: open.seal.seq })} {open.seal.hash}
              </span>
            ) : (
              t('event.unsealed')
            )
          }
        />
      ) : null}
    </>
  )
}
