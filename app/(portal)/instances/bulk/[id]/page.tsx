import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { LiveRefresh } from '@/components/shell/live'
import { ActionButton } from '@/components/ui/action-button'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { State } from '@/components/ui/state'
import { idOrNotFound, orNotFound } from '@/lib/actions/or-not-found'
import { listNames } from '@/lib/agencies/list-names'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { getBulk } from '@/lib/compute/get-bulk'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import { retryBulkAction } from '../../actions'
import { ResultTable } from '../_components/result-table'

const loadBulk = cache(async (id: string) =>
  orNotFound(getBulk(await requireCtx('instance:read'), idOrNotFound(id))),
)

export async function generateMetadata({ params }: PageProps<'/instances/bulk/[id]'>): Promise<Metadata> {
  const [{ verb }, t] = await Promise.all([loadBulk((await params).id), getTranslations('compute')])
  return { title: t('bulk.title', { verb: t(`verb.${verb}`) }) }
}

export default async function BulkPage({ params }: PageProps<'/instances/bulk/[id]'>) {
  const ctx = await requireCtx('instance:read')
  const bulk = await loadBulk((await params).id)
  const [t, f, names] = await Promise.all([
    getTranslations('compute'),
    getFormat(),
    listNames(ctx, [bulk.requestedBy]),
  ])
  const count = (result: string) => bulk.items.filter((item) => item.result === result).length
  const failed = count('failed')
  const busy = count('waiting') + count('running') > 0
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('list.title'), href: routes.instances.list }, { label: t('bulk.startedAs') }]}
        title={t('bulk.title', { verb: t(`verb.${bulk.verb}`) })}
        beside={
          <State is={busy ? 'building' : failed > 0 ? 'risk' : 'done'}>
            {t(busy ? 'bulk.running' : 'bulk.finished')}
          </State>
        }
        facts={[
          { key: 'progress', value: t('bulk.progress', { done: count('done'), total: bulk.items.length }) },
          ...(failed > 0 ? [{ key: 'failed', value: t('bulk.failedCount', { count: failed }) }] : []),
          {
            key: 'who',
            value: t('bulk.requested', {
              name: names.get(bulk.requestedBy) ?? '',
              moment: f.moment(bulk.requestedAt, ctx.now()),
            }),
          },
        ]}
        actions={
          <>
            {failed > 0 && bulk.state === 'done' && can(ctx.actor, 'instance:operate') ? (
              <ActionButton
                action={retryBulkAction}
                fields={{ bulkId: bulk.id }}
                icon="refresh"
                variant="primary"
              >
                {t('bulk.retry', { count: failed })}
              </ActionButton>
            ) : null}
            <LinkButton href={routes.instances.list}>{t('bulk.back')}</LinkButton>
          </>
        }
      />
      <ResultTable items={bulk.items} />
      <LiveRefresh topics={[`agency:${bulk.agencyId}`]} />
    </>
  )
}
