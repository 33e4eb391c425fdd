import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Meter } from '@/components/ui/meter'
import { Section } from '@/components/ui/section'
import { State } from '@/components/ui/state'
import { requireCtx } from '@/lib/auth/session'
import type { MoveShown, PlanInFull } from '@/lib/consolidation/find-plan'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import { MovedMachine, MoveRun } from '../../../_components/move-cells'

const moveShapes = {
  planned: 'draft',
  reserved: 'waiting',
  running: 'building',
  stuck: 'failed',
  done: 'done',
  failed: 'failed',
  cancelled: 'closed',
} as const

/** Every machine that moves, from where to where, and how far it is. */
export async function MovesSection({ plan }: { plan: PlanInFull }) {
  const ctx = await requireCtx('capacity:read')
  const [t, engine, f] = await Promise.all([
    getTranslations('consolidation'),
    getTranslations('provisioning.engine'),
    getFormat(),
  ])
  const { moves } = plan
  const done = moves.filter(({ state }) => state === 'done').length
  const progress = t('plan.of', { done, total: moves.length })
  const whyOf = ({ code, params }: MoveShown) => {
    if (!code) return null
    if (code !== 'failed') return t(`reasons.${code}`)
    const known = String(params?.engine ?? 'undone')
    return t('reasons.failed', { why: engine.has(known) ? engine(known) : known })
  }
  return (
    <Section title={t('plan.moves')}>
      {moves.length > 0 ? (
        <Meter
          label={t('plan.progress')}
          figures={progress}
          text={progress}
          limit={moves.length}
          used={done}
          warnAt={0}
        />
      ) : null}
      <DataTable<MoveShown>
        caption={t('plan.moves')}
        rows={moves}
        rowKey={({ instanceId }) => instanceId}
        path={routes.desk.consolidationPlan(plan.id)}
        params={{}}
        dense
        flush
        empty={
          <EmptyState icon="server" title={t('plan.noMoves')}>
            {t('plan.noMovesText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'machine',
            head: t('moveColumns.machine'),
            cell: (move) => <MovedMachine actor={ctx.actor} machine={move} />,
          },
          { key: 'cores', head: t('moveColumns.cores'), num: true, cell: ({ vcpu }) => f.number(vcpu) },
          {
            key: 'way',
            head: t('moveColumns.way'),
            cell: (move) => (
              <>
                {t('way', { from: move.fromHostName, to: move.toHostName })}
                {move.code ? <span className="sub">{whyOf(move)}</span> : null}
              </>
            ),
          },
          {
            key: 'state',
            head: t('moveColumns.state'),
            nowrap: true,
            cell: ({ state }) => <State is={moveShapes[state]}>{t(`moveStates.${state}`)}</State>,
          },
          {
            key: 'run',
            head: t('moveColumns.run'),
            cell: ({ runId }) => <MoveRun actor={ctx.actor} runId={runId} text={t('run')} />,
          },
        ]}
      />
    </Section>
  )
}
