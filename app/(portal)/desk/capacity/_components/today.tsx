import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { KeyValues } from '@/components/ui/key-values'
import { Section } from '@/components/ui/section'
import { listAgencyNames } from '@/lib/agencies/list-names'
import { requireCtx } from '@/lib/auth/session'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import { listDecisions } from '@/lib/scheduler/list-decisions'
import { dayOf, dayStart } from '@/lib/shanghai'

/** What the scheduler decided since midnight, and why it refused. */
export async function Today({ className }: { className: string }) {
  const ctx = await requireCtx('capacity:read')
  const [t, filters, f, today] = await Promise.all([
    getTranslations('scheduler.capacity.today'),
    getTranslations('scheduler.filters'),
    getFormat(),
    listDecisions(ctx, dayStart(dayOf(ctx.now()))),
  ])
  const agencies = await listAgencyNames(
    ctx,
    today.refusals.map(({ agencyId }) => agencyId),
  )
  return (
    <Section title={t('title')} note={t('note', { time: f.time(ctx.now()) })} className={className}>
      <KeyValues
        items={[
          { key: t('placed'), value: t('machines', { n: f.number(today.placed) }) },
          { key: t('refused'), value: t('machines', { n: f.number(today.refused) }) },
        ]}
      />
      {today.refusals.length === 0 ? (
        <p className="t3 mt-3">{t('none')}</p>
      ) : (
        <DataTable
          caption={t('title')}
          rows={today.refusals}
          rowKey={(row) => row.id}
          path={routes.desk.capacity}
          params={{}}
          dense
          flush
          columns={[
            {
              key: 'size',
              head: t('columns.size'),
              cell: ({ request, agencyId }) => (
                <>
                  {t('size', { vcpu: request.vcpu, gib: request.memoryMiB / 1024 })}
                  <span className="sub" lang="zh-CN">
                    {agencies.get(agencyId)}
                  </span>
                </>
              ),
            },
            {
              key: 'filter',
              head: t('columns.filter'),
              cell: ({ explanation }) =>
                explanation.refused.map(({ filter }) => filters(filter)).join(t('separator')),
            },
            { key: 'at', head: t('columns.at'), num: true, nowrap: true, cell: ({ at }) => f.time(at) },
          ]}
        />
      )}
    </Section>
  )
}
