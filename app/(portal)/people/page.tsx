import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { State } from '@/components/ui/state'
import { readTableState } from '@/components/ui/table-state'
import { listMembers, type Member } from '@/lib/agencies/member-queries'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import { InviteButton } from './_components/invite-button'
import { MemberMenu } from './_components/member-menu'
import { memberState } from './_components/member-state'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agencies.people'))('title') }
}

export default async function PeoplePage({ searchParams }: PageProps<'/people'>) {
  const ctx = await requireCtx('member:read')
  const params = await searchParams
  const { q } = readTableState(params)
  const [t, role, f] = [
    await getTranslations('agencies.people'),
    await getTranslations('auth.roles'),
    await getFormat(),
  ]
  const members = await listMembers(ctx, { q })
  const names = new Map((q ? await listMembers(ctx) : members).map((one) => [one.personId, one.name]))
  const manages = can(ctx.actor, 'member:grant')
  const columns: Column<Member>[] = [
    {
      key: 'name',
      head: t('name'),
      cell: (one) => (
        <>
          <span lang="zh-CN">{one.name}</span>
          <span className="sub">{one.email}</span>
        </>
      ),
    },
    { key: 'title', head: t('jobTitle'), cell: (one) => one.title ?? '', skipOnPhone: true },
    { key: 'roles', head: t('roles'), cell: (one) => f.facts(...one.roles.map((each) => role(each))) },
    {
      key: 'superior',
      head: t('superior'),
      cell: (one) => <span lang="zh-CN">{names.get(one.superiorId ?? '') ?? ''}</span>,
    },
    {
      key: 'state',
      head: t('state'),
      nowrap: true,
      cell: (one) => {
        const { is, key } = memberState(one)
        return <State is={is}>{t(`states.${key}`)}</State>
      },
    },
    { key: 'joined', head: t('joined'), nowrap: true, hidden: true, cell: (one) => f.day(one.joinedAt) },
  ]
  return (
    <>
      <PageHeader
        title={t('title')}
        lede={t('lede')}
        actions={
          manages ? (
            <>
              <LinkButton href={`${routes.people}/import`}>{t('import')}</LinkButton>
              <InviteButton members={members} />
            </>
          ) : null
        }
      />
      <DataTable
        caption={t('title')}
        columns={columns}
        rows={members}
        rowKey={(one) => one.personId}
        path={routes.people}
        params={params}
        toolbar={{ search: t('search'), chooseColumns: true }}
        rowMenu={
          manages
            ? (one) => <MemberMenu member={one} members={members} self={ctx.actor.personId} />
            : undefined
        }
        empty={
          q ? (
            <EmptyState kind="noMatch" icon="people" clearHref={routes.people} />
          ) : (
            <EmptyState icon="people" title={t('none')}>
              {t('noneText')}
            </EmptyState>
          )
        }
      />
    </>
  )
}
