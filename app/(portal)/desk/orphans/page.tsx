import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LiveRefresh } from '@/components/shell/live'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { requireCtx } from '@/lib/auth/session'
import { getFormat } from '@/lib/i18n/get-format'
import { listOrphans } from '@/lib/provisioning/list-orphans'
import { routes } from '@/lib/routes'
import { GhostTable } from './_components/ghost-table'
import { orphanColumns } from './_components/orphan-columns'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('provisioning.orphans'))('title') }
}

export default async function OrphansPage({ searchParams }: PageProps<'/desk/orphans'>) {
  const ctx = await requireCtx('orphan:manage')
  const [params, t, f] = await Promise.all([
    searchParams,
    getTranslations('provisioning.orphans'),
    getFormat(),
  ])
  const view = params.view === 'ended' ? 'ended' : 'open'
  const { orphans, ghosts, pools } = await listOrphans(ctx, view)
  return (
    <>
      <LiveRefresh topics={['queue:resourceOperator']} />
      <PageHeader title={t('title')} lede={t('lede')} bare />
      <div>
        <DataTable
          caption={t('title')}
          columns={orphanColumns({ t, f, ghosts })}
          rows={orphans}
          rowKey={(row) => row.id}
          path={routes.desk.orphans}
          params={params}
          toolbar={{
            refresh: true,
            views: (['open', 'ended'] as const).map((key) => ({
              label: t(`views.${key}`),
              href: key === 'open' ? routes.desk.orphans : `${routes.desk.orphans}?view=${key}`,
              current: key === view,
            })),
          }}
          empty={
            <EmptyState icon="server" title={t('empty.title')}>
              {t('empty.text')}
            </EmptyState>
          }
        />
      </div>
      <Section title={t('ghosts')} note={t('ghostsNote')}>
        <GhostTable ghosts={ghosts} pools={pools} />
      </Section>
    </>
  )
}
