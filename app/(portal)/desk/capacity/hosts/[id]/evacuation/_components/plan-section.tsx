import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { Spoken } from '@/components/ui/spoken'
import { State } from '@/components/ui/state'
import { TextInput } from '@/components/ui/text-input'
import { listAgencyNames } from '@/lib/agencies/list-names'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { type EvacuationPlan, loadPlan } from '@/lib/evacuation/load-plan'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import { startEvacuationAction } from '../../../actions'

/** Which machine would go where, and which cannot and why, before anything is begun. */
export async function PlanSection({ hostId }: { hostId: string }) {
  const ctx = await requireCtx('capacity:read')
  const [t, f, { kind, steps, digest, host }] = await Promise.all([
    getTranslations('evacuation'),
    getFormat(),
    loadPlan(ctx, hostId),
  ])
  const agencies = await listAgencyNames(
    ctx,
    steps.map(({ machine }) => machine.room.agencyId),
  )
  const leave = steps.filter(({ to }) => to !== null)
  const targets = new Set(leave.map(({ to }) => to?.id))
  const begin = (
    <ActionButton
      action={startEvacuationAction}
      fields={{ hostId, seen: digest }}
      variant="primary"
      reason={leave.length === 0 ? t('errors.nothingToMove') : undefined}
      confirm={{
        title: t(`titles.${kind}`, { name: host.name }),
        verb: t(`begin.${kind}`),
        consequences: [
          t(`consequences.${kind}`, { n: leave.length, hosts: targets.size }),
          t('consequences.reserved'),
          ...(leave.length < steps.length
            ? [t('consequences.stay', { n: steps.length - leave.length })]
            : []),
        ],
        children: <TextInput name="reason" label={t('reason')} required />,
      }}
    >
      {t(`begin.${kind}`)}
    </ActionButton>
  )
  return (
    <Section
      title={t('plan.title')}
      note={t('plan.note', { n: steps.length, leave: leave.length, hosts: targets.size })}
      aside={can(ctx.actor, 'capacity:manage') && steps.length > 0 ? begin : undefined}
    >
      <DataTable<EvacuationPlan['steps'][number]>
        caption={t('plan.title')}
        rows={steps}
        rowKey={({ machine }) => machine.id}
        path={routes.desk.evacuation(hostId)}
        params={{}}
        dense
        flush
        empty={
          <EmptyState icon="server" title={t('plan.empty')}>
            {t('plan.emptyText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'machine',
            head: t('columns.machine'),
            cell: ({ machine: { machine, room } }) => (
              <>
                <Spoken>{machine?.name ?? t('plan.waiting')}</Spoken>
                <span className="sub" lang="zh-CN">
                  {agencies.get(room.agencyId)}
                </span>
              </>
            ),
          },
          {
            key: 'size',
            head: t('columns.size'),
            nowrap: true,
            cell: ({ machine: { request } }) =>
              f.facts(t('cores', { n: request.vcpu }), f.mib(request.memoryMiB)),
          },
          {
            key: 'outcome',
            head: t('columns.outcome'),
            nowrap: true,
            cell: ({ to }) => (
              <State is={to ? 'done' : 'risk'}>{t(to ? `plan.leaves.${kind}` : 'plan.stays')}</State>
            ),
          },
          {
            key: 'where',
            head: t('columns.where'),
            cell: ({ to, stays }) =>
              to ? (
                <Link href={routes.desk.host(to.id)}>{to.name}</Link>
              ) : (
                t(`reasons.${stays.code}`, stays.params)
              ),
          },
        ]}
      />
    </Section>
  )
}
