import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { getFormat } from '@/lib/i18n/get-format'
import type { Ghost } from '@/lib/provisioning/list-orphans'
import { routes } from '@/lib/routes'
import type { Pool } from '@/lib/scheduler/list-pools'

/** Instances whose machine the engine no longer knows. */
export async function GhostTable({ ghosts, pools }: { ghosts: Ghost[]; pools: Pool[] }) {
  const [t, f] = await Promise.all([getTranslations('provisioning.orphans'), getFormat()])
  if (ghosts.length === 0) return <p className="t3">{t('noGhosts')}</p>
  return (
    <DataTable
      caption={t('ghosts')}
      rows={ghosts}
      rowKey={(row) => row.id}
      path={routes.desk.orphans}
      params={{}}
      flush
      columns={[
        {
          key: 'name',
          head: t('ghostColumns.name'),
          cell: ({ id, name }) => <Link href={routes.instances.one(id)}>{name}</Link>,
        },
        {
          key: 'agency',
          head: t('ghostColumns.agency'),
          cell: ({ agencyName }) => <span lang="zh-CN">{agencyName}</span>,
        },
        {
          key: 'pool',
          head: t('ghostColumns.pool'),
          cell: ({ poolId }) => pools.find(({ id }) => id === poolId)?.name,
        },
        {
          key: 'since',
          head: t('ghostColumns.since'),
          nowrap: true,
          cell: ({ since }) => (since ? f.moment(since) : null),
        },
      ]}
    />
  )
}
