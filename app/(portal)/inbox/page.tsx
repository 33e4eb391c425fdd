import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { readTableState } from '@/components/ui/table-state'
import { listAgencyNames } from '@/lib/agencies/list-names'
import { requireCtx } from '@/lib/auth/session'
import { getFormat } from '@/lib/i18n/get-format'
import { countInbox, inboxCountCap, listInbox } from '@/lib/notify/inbox-queries'
import { type InboxGroup, inboxGroups } from '@/lib/notify/input'
import { noticeText } from '@/lib/notify/notice-text'
import { routes } from '@/lib/routes'
import { inboxColumns } from './_components/inbox-columns'
import { markAllReadAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notify.inbox'))('title') }
}

export default async function InboxPage({ searchParams }: PageProps<'/inbox'>) {
  const ctx = await requireCtx('self:manage')
  const [params, t, words, f] = await Promise.all([
    searchParams,
    getTranslations('notify.inbox'),
    getTranslations('notify'),
    getFormat(),
  ])
  const counts = await countInbox(ctx)
  const asked = inboxGroups.find((each) => each === params.group)
  const group: InboxGroup = asked ?? (counts.waits > 0 ? 'waits' : 'all')
  const { page, size } = readTableState(params)
  const rows = await listInbox(ctx, { group, page, size })
  const others = rows.flatMap(({ agencyId }) =>
    agencyId && agencyId !== ctx.actor.agencyId ? [agencyId] : [],
  )
  const agencies = await listAgencyNames(ctx, others)
  const counted = (n: number) => (n > inboxCountCap ? `${f.number(inboxCountCap)}+` : f.number(n))
  const empty = group === 'waits' ? 'emptyWaits' : group === 'all' ? 'emptyAll' : 'emptyDone'
  return (
    <>
      <PageHeader
        title={t('title')}
        lede={t('lede')}
        bare
        actions={
          counts.unread > 0 ? (
            <ActionButton action={markAllReadAction}>{t('markAllRead')}</ActionButton>
          ) : undefined
        }
      />
      <DataTable
        caption={t('title')}
        columns={inboxColumns({
          t,
          f,
          now: ctx.now(),
          agencies,
          told: (row) => noticeText(words, row.kind, row.params),
        })}
        rows={rows}
        rowKey={(row) => row.id}
        path={routes.inbox}
        params={params}
        total={Math.min(counts[group], inboxCountCap)}
        note={counts[group] > inboxCountCap ? t('more', { count: f.number(inboxCountCap) }) : undefined}
        toolbar={{
          views: inboxGroups.map((each) => ({
            label: (
              <>
                {t(`tabs.${each}`)} <b>{counted(counts[each])}</b>
              </>
            ),
            href: `${routes.inbox}?group=${each}`,
            current: each === group,
          })),
        }}
        empty={
          <EmptyState icon="bell" title={t(`${empty}.title`)}>
            {t(`${empty}.text`)}
          </EmptyState>
        }
      />
    </>
  )
}
