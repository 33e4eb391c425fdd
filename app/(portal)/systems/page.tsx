import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { type Column, DataTable } from '@/components/ui/data-table'
import { DialogButton } from '@/components/ui/dialog-button'
import { EmptyState } from '@/components/ui/empty-state'
import { Form } from '@/components/ui/form'
import { PageHeader } from '@/components/ui/page-header'
import { State } from '@/components/ui/state'
import { SubmitButton } from '@/components/ui/submit-button'
import { readTableState } from '@/components/ui/table-state'
import { TextInput } from '@/components/ui/text-input'
import { type BusinessSystem, listBusinessSystems } from '@/lib/agencies/business-systems'
import { listAgencyNames } from '@/lib/agencies/list-names'
import { listMembers } from '@/lib/agencies/member-queries'
import { getAgency } from '@/lib/agencies/queries'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { routes } from '@/lib/routes'
import { SystemFields } from './_components/system-fields'
import { SystemMenu } from './_components/system-menu'
import { createSystemAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agencies.systems'))('title') }
}

export default async function SystemsPage({ searchParams }: PageProps<'/systems'>) {
  const ctx = await requireCtx('system:read')
  const [t, params] = [await getTranslations('agencies.systems'), await searchParams]
  const { q } = readTableState(params)
  const all = await listBusinessSystems(ctx, { retired: true })
  const systems = all.filter((one) => `${one.code} ${one.name}`.toLowerCase().includes(q.toLowerCase()))
  const agency = ctx.actor.agencyId ? await getAgency(ctx, ctx.actor.agencyId) : null
  const members = await listMembers(ctx)
  const owner = new Map(members.map((one) => [one.personId, one.name]))
  const agencyName = agency
    ? null
    : await listAgencyNames(
        ctx,
        all.map((one) => one.agencyId),
      )
  const manages = agency !== null && can(ctx.actor, 'system:manage')
  const columns: Column<BusinessSystem>[] = [
    {
      key: 'name',
      head: t('name'),
      cell: (one) => (
        <>
          <b lang="zh-CN">{one.name}</b>
          <span className="sub mono">{one.code}</span>
        </>
      ),
    },
    ...(agencyName
      ? [
          {
            key: 'agency',
            head: t('agency'),
            cell: (one: BusinessSystem) => <span lang="zh-CN">{agencyName.get(one.agencyId) ?? ''}</span>,
          },
        ]
      : []),
    { key: 'zone', head: t('zone'), nowrap: true, cell: (one) => t(`zones.${one.zone}`) },
    {
      key: 'level',
      head: t('level'),
      nowrap: true,
      cell: (one) => t('levelName', { level: one.protectionLevel }),
    },
    {
      key: 'filing',
      head: t('filing'),
      mono: true,
      skipOnPhone: true,
      cell: (one) => one.filingNumber ?? '—',
    },
    {
      key: 'owner',
      head: t('owner'),
      cell: (one) => <span lang="zh-CN">{owner.get(one.ownerId ?? '') ?? '—'}</span>,
    },
    {
      key: 'state',
      head: t('state'),
      nowrap: true,
      cell: (one) => (
        <State is={one.state === 'active' ? 'running' : 'closed'}>{t(`states.${one.state}`)}</State>
      ),
    },
  ]
  return (
    <>
      <PageHeader
        title={t('title')}
        lede={t('lede')}
        actions={
          manages ? (
            <DialogButton label={t('create')} title={t('createTitle')} variant="primary" icon="plus">
              <Form action={createSystemAction}>
                <TextInput name="code" label={t('code')} hint={t('codeHint')} mono required />
                <SystemFields agency={agency} members={members} />
                <p className="mt-4">
                  <SubmitButton>{t('createVerb')}</SubmitButton>
                </p>
              </Form>
            </DialogButton>
          ) : null
        }
      />
      <DataTable
        caption={t('title')}
        columns={columns}
        rows={systems}
        rowKey={(one) => one.id}
        path={routes.systems}
        params={params}
        toolbar={{ search: t('search') }}
        rowMenu={manages ? (one) => <SystemMenu system={one} agency={agency} members={members} /> : undefined}
        empty={
          q ? (
            <EmptyState kind="noMatch" icon="stack" clearHref={routes.systems} />
          ) : (
            <EmptyState icon="stack" title={t('none')}>
              {t('noneText')}
            </EmptyState>
          )
        }
      />
    </>
  )
}
