import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { State } from '@/components/ui/state'
import { type Grant, listGrants } from '@/lib/agencies/grants'
import { listPeople } from '@/lib/agencies/list-people'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import { GrantActions } from './_components/grant-actions'
import { ProposeGrant } from './_components/propose-grant'

const path = routes.admin.grants
const look = { proposed: 'waiting', active: 'running', refused: 'returned', revoked: 'closed' } as const
const views = ['open', 'ended'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agencies.grants'))('title') }
}

export default async function GrantsPage({ searchParams }: PageProps<'/admin/grants'>) {
  const ctx = await requireCtx('grant:read')
  const [t, role, f, params] = [
    await getTranslations('agencies.grants'),
    await getTranslations('auth.roles'),
    await getFormat(),
    await searchParams,
  ]
  const ended = params.view === 'ended'
  const grants = await listGrants(ctx, ended ? ['refused', 'revoked'] : ['proposed', 'active'])
  const proposes = can(ctx.actor, 'grant:propose')
  const decides = can(ctx.actor, 'grant:decide')
  const people = proposes ? (await listPeople(ctx, { page: 1, size: 1000 })).rows : []
  const columns: Column<Grant>[] = [
    { key: 'person', head: t('person'), cell: (one) => <span lang="zh-CN">{one.name}</span> },
    { key: 'role', head: t('role'), nowrap: true, cell: (one) => role(one.role) },
    {
      key: 'state',
      head: t('state'),
      nowrap: true,
      cell: (one) => <State is={look[one.state]}>{t(`states.${one.state}`)}</State>,
    },
    {
      key: 'proposed',
      head: t('proposedBy'),
      cell: (one) => (
        <span>
          <span lang="zh-CN">{one.proposerName ?? t('first')}</span>
          <span className="sub">{f.moment(one.proposedAt)}</span>
        </span>
      ),
    },
    {
      key: 'decided',
      head: t('decidedBy'),
      cell: (one) => (
        <span>
          <span lang="zh-CN">{one.deciderName ?? ''}</span>
          <span className="sub">{one.decidedAt ? f.moment(one.decidedAt) : ''}</span>
        </span>
      ),
    },
    { key: 'reason', head: t('reason'), skipOnPhone: true, cell: (one) => one.reason ?? '' },
  ]
  return (
    <>
      <PageHeader
        title={t('title')}
        lede={t('lede')}
        actions={proposes ? <ProposeGrant people={people} self={ctx.actor.personId} /> : null}
      />
      <DataTable
        caption={t('title')}
        columns={columns}
        rows={grants}
        rowKey={(one) => one.id}
        path={path}
        params={params}
        toolbar={{
          views: views.map((view) => ({
            label: t(`views.${view}`),
            href: view === 'open' ? path : `${path}?view=ended`,
            current: ended === (view === 'ended'),
          })),
        }}
        rowMenu={
          decides && !ended ? (one) => <GrantActions grant={one} self={ctx.actor.personId} /> : undefined
        }
        empty={
          <EmptyState icon="key" title={t('none')}>
            {t('noneText')}
          </EmptyState>
        }
      />
    </>
  )
}
