import { getLocale, getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { readFilter, readTableState } from '@/components/ui/table-state'
import { requireCtx } from '@/lib/auth/session'
import { listManaged } from '@/lib/catalog/list-managed'
import { inLocale } from '@/lib/i18n/in-locale'
import { routes } from '@/lib/routes'
import { CreateService } from './_components/create-service'
import { ServiceState } from './_components/service-state'

const states = ['draft', 'published', 'retired'] as const

export async function generateMetadata() {
  return { title: (await getTranslations('catalog'))('admin.title') }
}

/** Every service in whatever state; a catalogue is a few hundred rows, so search and filter work on all of them. */
export default async function ManagedCatalogPage({ searchParams }: PageProps<'/admin/catalog'>) {
  const ctx = await requireCtx('catalog:manage')
  const params = await searchParams
  const { q } = readTableState(params)
  const wanted = readFilter(params, 'state')
  const [t, tCatalog, locale, all] = await Promise.all([
    getTranslations('catalog.admin'),
    getTranslations('catalog'),
    getLocale(),
    listManaged(ctx),
  ])
  const rows = all.filter(
    (row) =>
      (wanted.length === 0 || wanted.includes(row.state)) &&
      `${row.code} ${row.name.zh} ${row.name.en}`.toLowerCase().includes(q.toLowerCase()),
  )
  return (
    <>
      <PageHeader
        title={t('title')}
        lede={t('lede')}
        actions={
          <>
            <LinkButton href={routes.billing.prices}>{t('prices')}</LinkButton>
            <CreateService />
          </>
        }
        bare
      />
      <DataTable
        caption={t('title')}
        path={routes.admin.catalog.list}
        params={params}
        rows={rows}
        rowKey={(row) => row.id}
        toolbar={{
          search: tCatalog('search'),
          filters: [
            {
              key: 'state',
              label: t('columns.state'),
              options: states.map((value) => ({
                value,
                label: t(`state.${value}`),
                count: all.filter((row) => row.state === value).length,
              })),
            },
          ],
        }}
        columns={[
          {
            key: 'name',
            head: t('columns.name'),
            cell: (row) => (
              <>
                <Link href={routes.admin.catalog.one(row.id)}>{inLocale(row.name, locale)}</Link>
                <span className="sub mono">{row.code}</span>
              </>
            ),
          },
          { key: 'family', head: t('columns.family'), cell: (row) => tCatalog(`families.${row.family}`) },
          { key: 'state', head: t('columns.state'), cell: (row) => <ServiceState state={row.state} /> },
          {
            key: 'version',
            head: t('columns.version'),
            cell: (row) => (row.version ? t('v', { version: row.version }) : '—'),
          },
          {
            key: 'draft',
            head: t('columns.draft'),
            cell: (row) => (row.draft ? t('v', { version: row.draft }) : '—'),
          },
          { key: 'plans', head: t('columns.plans'), num: true, cell: (row) => row.plans },
          {
            key: 'agreement',
            head: t('columns.agreement'),
            cell: (row) => (row.agreement ? t('v', { version: row.agreement }) : '—'),
          },
          {
            key: 'agencies',
            head: t('columns.agencies'),
            cell: (row) =>
              row.agencies === null ? t('everybody') : t('someAgencies', { count: row.agencies }),
          },
        ]}
      />
    </>
  )
}
