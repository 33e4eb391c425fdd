import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { DialogButton } from '@/components/ui/dialog-button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { tableHref } from '@/components/ui/table-state'
import { listOpenAgencies } from '@/lib/agencies/list-open-agencies'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { readDecisionFilter } from '@/lib/governance/decision-view'
import { countDecisions, decisionKinds, decisionStates, listDecisions } from '@/lib/governance/list-decisions'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import { decisionColumns } from './_components/decision-columns'
import { DecisionForm } from './_components/decision-form'

const path = routes.admin.decisions.list

export async function generateMetadata() {
  return { title: (await getTranslations('governance'))('list.title') }
}

/** What the authority decided and the leading group endorsed, as far as the reader may see it. */
export default async function DecisionsPage({ searchParams }: PageProps<'/admin/decisions'>) {
  const ctx = await requireCtx('decision:read')
  const [params, t, f] = await Promise.all([searchParams, getTranslations('governance'), getFormat()])
  const filter = readDecisionFilter(params)
  const drafts = can(ctx.actor, 'decision:draft')
  const [rows, counts, agencies] = await Promise.all([
    listDecisions(ctx, filter),
    countDecisions(ctx, filter),
    drafts ? listOpenAgencies(ctx) : [],
  ])
  const sum = (kind: string | null, states: readonly string[]) =>
    counts
      .filter((one) => (!kind || one.kind === kind) && (states.length === 0 || states.includes(one.state)))
      .reduce((total, { n }) => total + n, 0)
  const narrowed = Boolean(filter.q) || filter.kind !== null || filter.states.length > 0
  return (
    <>
      <PageHeader
        title={t('list.title')}
        lede={t('list.lede')}
        bare
        actions={
          drafts ? (
            <DialogButton label={t('list.new')} title={t('list.new')} variant="primary" icon="plus" wide>
              <DecisionForm agencies={agencies} />
            </DialogButton>
          ) : null
        }
      />
      <DataTable
        caption={t('list.title')}
        columns={decisionColumns({ t, f, now: ctx.now() })}
        rows={rows}
        rowKey={({ id }) => id}
        path={path}
        params={params}
        defaults={{ sort: '-changed', size: 30 }}
        total={sum(filter.kind, filter.states)}
        toolbar={{
          search: t('list.search'),
          views: [null, ...decisionKinds].map((kind) => ({
            label: kind ? t(`kinds.${kind}`) : t('list.all'),
            href: kind ? `${path}?kind=${kind}` : path,
            current: filter.kind === kind,
            count: f.number(sum(kind, [])),
          })),
          filters: [
            {
              key: 'state',
              label: t('fields.state'),
              options: decisionStates
                .map((value) => ({ value, n: sum(filter.kind, [value]) }))
                .filter(({ n }) => n > 0)
                .map(({ value, n }) => ({ value, label: t(`states.${value}`), count: f.number(n) })),
            },
          ],
          chooseColumns: true,
          exportHref: tableHref(routes.admin.decisions.export, params, {}),
        }}
        empty={
          narrowed ? (
            <EmptyState kind="noMatch" icon="edit" clearHref={path} />
          ) : (
            <EmptyState icon="edit" title={t('list.empty')}>
              {t('list.emptyText')}
            </EmptyState>
          )
        }
      />
    </>
  )
}
