import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { State } from '@/components/ui/state'
import { readFilter, readTableState } from '@/components/ui/table-state'
import { type ListedPerson, listPeople } from '@/lib/agencies/list-people'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import { CreatePerson } from './_components/create-person'
import { FactorRequests } from './_components/factor-requests'
import { PersonMenu } from './_components/person-menu'

const look = { active: 'running', invited: 'waiting', disabled: 'suspended' } as const
const path = routes.admin.people

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agencies.accounts'))('title') }
}

export default async function AccountsPage({ searchParams }: PageProps<'/admin/people'>) {
  const ctx = await requireCtx('person:read')
  const [t, people, role, f, params] = [
    await getTranslations('agencies.accounts'),
    await getTranslations('agencies.people'),
    await getTranslations('auth.roles'),
    await getFormat(),
    await searchParams,
  ]
  const state = readTableState(params, { size: 30 })
  const { rows, total } = await listPeople(ctx, { ...state, states: readFilter(params, 'state') })
  const rights = {
    disables: can(ctx.actor, 'member:disable'),
    unlocks: can(ctx.actor, 'person:unlock'),
    requests: can(ctx.actor, 'factor:request'),
  }
  const columns: Column<ListedPerson>[] = [
    {
      key: 'name',
      head: people('name'),
      cell: (one) => (
        <>
          <span lang="zh-CN">{one.name}</span>
          <span className="sub">{one.email}</span>
        </>
      ),
    },
    {
      key: 'agencies',
      head: t('agencies'),
      cell: (one) => <span lang="zh-CN">{f.facts(...one.agencies)}</span>,
    },
    {
      key: 'roles',
      head: t('platformRoles'),
      cell: (one) => f.facts(...one.platformRoles.map((each) => role(each))),
    },
    {
      key: 'state',
      head: people('state'),
      nowrap: true,
      cell: (one) => <State is={look[one.state]}>{people(`states.${one.state}`)}</State>,
    },
  ]
  return (
    <>
      <PageHeader
        title={t('title')}
        lede={t('lede')}
        actions={can(ctx.actor, 'person:create') ? <CreatePerson /> : null}
      />
      {can(ctx.actor, 'factor:approve') ? <FactorRequests ctx={ctx} /> : null}
      <DataTable
        caption={t('title')}
        columns={columns}
        rows={rows}
        rowKey={(one) => one.id}
        path={path}
        params={params}
        total={total}
        defaults={{ size: 30 }}
        toolbar={{
          search: people('search'),
          filters: [
            {
              key: 'state',
              label: people('state'),
              options: (['active', 'invited', 'disabled'] as const).map((value) => ({
                value,
                label: people(`states.${value}`),
              })),
            },
          ],
        }}
        rowMenu={
          Object.values(rights).some(Boolean)
            ? (one) => <PersonMenu person={one} rights={rights} self={ctx.actor.personId} />
            : undefined
        }
        empty={<EmptyState kind="noMatch" icon="people" clearHref={path} />}
      />
    </>
  )
}
