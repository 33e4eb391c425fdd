import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { PageHeader } from '@/components/ui/page-header'
import { readFilter, readTableState, tableHref } from '@/components/ui/table-state'
import { idOrNotFound } from '@/lib/actions/or-not-found'
import { requireCtx } from '@/lib/auth/session'
import { listPlansById } from '@/lib/catalog/list-services-by-id'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import { type DecisionShown, findDecision, searchDecisions } from '@/lib/scheduler/search-decisions'
import { CapacityTabs } from '../_components/capacity-tabs'
import { decisionColumns } from './_components/decision-columns'
import { DecisionDrawer } from './_components/decision-drawer'

const path = routes.desk.placements
const days = ['1', '7', '30', '365'] as const
const outcomes = ['placed', 'refused'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('scheduler.decisions'))('title') }
}

/** Every decision of the scheduler with its full explanation, by outcome, agency or host, and time. */
export default async function PlacementsPage({ searchParams }: PageProps<'/desk/capacity/decisions'>) {
  const ctx = await requireCtx('capacity:read')
  const params = await searchParams
  const { q, page, size } = readTableState(params)
  const within = days.find((each) => readFilter(params, 'days').includes(each)) ?? '7'
  const outcome = outcomes.find((each) => readFilter(params, 'outcome').includes(each))
  const since = new Date(ctx.now().getTime() - Number(within) * 86_400_000)
  const chosen = typeof params.decision === 'string' ? idOrNotFound(params.decision) : null
  const [t, h, f, { rows, total }, open] = await Promise.all([
    getTranslations('scheduler.decisions'),
    getTranslations('scheduler'),
    getFormat(),
    searchDecisions(ctx, { placed: outcome ? outcome === 'placed' : null, q, since }, { page, size }),
    chosen ? findDecision(ctx, chosen) : undefined,
  ])
  const nearestId = open?.explanation.nearest?.planId ?? null
  const nearest = nearestId ? (await listPlansById(ctx, [nearestId])).get(nearestId)?.name : undefined
  return (
    <>
      <PageHeader title={t('title')} lede={t('lede')} bare />
      <CapacityTabs here="placements" />
      <DataTable<DecisionShown>
        caption={t('title')}
        columns={decisionColumns({
          t,
          h,
          f,
          hrefOf: (decision) => tableHref(path, params, { decision, page: String(page) }),
        })}
        rows={rows}
        rowKey={({ id }) => id}
        path={path}
        params={params}
        total={total}
        selected={open?.id}
        toolbar={{
          search: t('search'),
          refresh: true,
          filters: [
            {
              key: 'outcome',
              label: t('columns.outcome'),
              single: true,
              options: outcomes.map((value) => ({ value, label: t(`outcomes.${value}`) })),
            },
            {
              key: 'days',
              label: t('within'),
              single: true,
              options: days.map((value) => ({ value, label: t('days', { n: Number(value) }) })),
            },
          ],
        }}
        note={t('note', { days: Number(within) })}
      />
      {open ? (
        <DecisionDrawer
          decision={open}
          nearestPlan={nearest}
          closeHref={tableHref(path, params, { decision: undefined, page: String(page) })}
        />
      ) : null}
    </>
  )
}
