import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { State } from '@/components/ui/state'
import { readFilter, readTableState } from '@/components/ui/table-state'
import { agencyChoices, type ListedAgency, listAgencies } from '@/lib/agencies/list-agencies'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { getFormat } from '@/lib/i18n/get-format'
import { inLocale } from '@/lib/i18n/in-locale'
import { routes } from '@/lib/routes'
import { AgencyMenu } from './_components/agency-menu'
import { OpenAgency } from './_components/open-agency'

const path = routes.admin.agencies
const look = { active: 'running', suspended: 'suspended', closed: 'closed' } as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agencies.agencies'))('title') }
}

export default async function AgenciesPage({ searchParams }: PageProps<'/admin/agencies'>) {
  const ctx = await requireCtx('agency:list')
  const [t, f, locale, params] = [
    await getTranslations('agencies.agencies'),
    await getFormat(),
    await getLocale(),
    await searchParams,
  ]
  const state = readTableState(params, { sort: 'division', size: 30 })
  const filter = { ...state, states: readFilter(params, 'state'), sectors: readFilter(params, 'sector') }
  const [{ rows, total }, choices] = [await listAgencies(ctx, filter), await agencyChoices(ctx)]
  const opens = can(ctx.actor, 'agency:open')
  const columns: Column<ListedAgency>[] = [
    {
      key: 'name',
      head: t('name'),
      sort: true,
      cell: ({ agency }) => (
        <>
          <span lang="zh-CN">{agency.name}</span>
          <span className="sub mono">{agency.creditCode}</span>
        </>
      ),
    },
    {
      key: 'division',
      head: t('division'),
      sort: true,
      cell: (row) => (
        <span>
          <span lang="zh-CN">{row.division}</span> <span className="t3 mono">{row.agency.divisionCode}</span>
        </span>
      ),
    },
    {
      key: 'sector',
      head: t('sector'),
      cell: (row) => inLocale({ zh: row.sectorZh, en: row.sectorEn }, locale),
    },
    { key: 'people', head: t('people'), num: true, cell: (row) => f.number(row.people) },
    {
      key: 'state',
      head: t('state'),
      nowrap: true,
      cell: ({ agency }) => <State is={look[agency.state]}>{t(`states.${agency.state}`)}</State>,
    },
    {
      key: 'opened',
      head: t('openedAt'),
      sort: true,
      nowrap: true,
      cell: ({ agency }) => f.day(agency.openedAt),
    },
  ]
  return (
    <>
      <PageHeader
        title={t('title')}
        beside={<span className="t3">{t('count', { count: total })}</span>}
        actions={
          opens ? (
            <>
              <LinkButton href={`${path}/import`}>{t('import')}</LinkButton>
              <OpenAgency choices={choices} />
            </>
          ) : null
        }
      />
      <DataTable
        caption={t('title')}
        columns={columns}
        rows={rows}
        rowKey={({ agency }) => agency.id}
        path={path}
        params={params}
        total={total}
        defaults={{ sort: 'division', size: 30 }}
        toolbar={{
          search: t('search'),
          filters: [
            {
              key: 'state',
              label: t('state'),
              options: (['active', 'suspended', 'closed'] as const).map((value) => ({
                value,
                label: t(`states.${value}`),
              })),
            },
            {
              key: 'sector',
              label: t('sector'),
              options: choices.sectors.map((one) => ({
                value: one.code,
                label: inLocale({ zh: one.nameZh, en: one.nameEn }, locale),
              })),
            },
          ],
        }}
        rowMenu={opens ? ({ agency }) => <AgencyMenu agency={agency} choices={choices} /> : undefined}
        empty={<EmptyState kind="noMatch" icon="agency" clearHref={path} />}
      />
    </>
  )
}
