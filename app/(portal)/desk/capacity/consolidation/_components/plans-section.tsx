import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { Spoken } from '@/components/ui/spoken'
import { State } from '@/components/ui/state'
import { readTableState, type SearchParams } from '@/components/ui/table-state'
import { requireCtx } from '@/lib/auth/session'
import { listPlans, type PlanShown } from '@/lib/consolidation/list-plans'
import type { Setting } from '@/lib/consolidation/queries'
import { windowsText } from '@/lib/consolidation/windows'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import type { Pool } from '@/lib/scheduler/list-pools'
import { planNowAction } from '../actions'
import { planShapes } from './plan-shapes'

type Props = { pool: Pool; setting: Setting | null; mayPlan: boolean; params: SearchParams }

/** A pool's plans, the latest first, under how they are made and what came of the last planning. */
export async function PlansSection({ pool, setting, mayPlan, params }: Props) {
  const ctx = await requireCtx('capacity:read')
  const { page, size } = readTableState(params)
  const [t, f, { rows, total }] = await Promise.all([
    getTranslations('consolidation'),
    getFormat(),
    listPlans(ctx, pool.id, { page, size }),
  ])
  const mode = setting?.mode ?? 'off'
  return (
    <Section
      title={t('plans.title')}
      note={
        setting && mode !== 'off'
          ? t('setting.facts', {
              mode: t(`modes.${mode}`),
              minutes: setting.everyMinutes,
              windows: windowsText(setting.windows) || t('setting.allDay'),
            })
          : t('modes.off')
      }
      aside={
        mayPlan ? (
          <ActionButton
            action={planNowAction}
            fields={{ poolId: pool.id }}
            reason={mode === 'off' ? t('errors.off') : undefined}
          >
            {t('setting.planNow')}
          </ActionButton>
        ) : undefined
      }
    >
      {setting && mode !== 'off' ? (
        <p className="t2">
          {setting.plannedAt
            ? t('setting.plannedAt', { time: f.moment(setting.plannedAt) })
            : t('setting.never')}{' '}
          {setting.outcome ? t(`outcomes.${setting.outcome.code}`, setting.outcome.params ?? {}) : null}
        </p>
      ) : null}
      <DataTable<PlanShown>
        caption={t('plans.title')}
        rows={rows}
        rowKey={({ id }) => id}
        path={routes.desk.consolidation}
        params={params}
        total={total}
        dense
        flush
        empty={
          <EmptyState icon="stack" title={t('plans.empty')}>
            {t('plans.emptyText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'at',
            head: t('plans.columns.at'),
            nowrap: true,
            cell: ({ id, createdAt }) => (
              <Link href={routes.desk.consolidationPlan(id)}>{f.moment(createdAt)}</Link>
            ),
          },
          {
            key: 'state',
            head: t('plans.columns.state'),
            nowrap: true,
            cell: ({ state }) => <State is={planShapes[state]}>{t(`states.${state}`)}</State>,
          },
          {
            key: 'moves',
            head: t('plans.columns.moves'),
            num: true,
            cell: ({ done, moves }) => t('plans.moves', { done, n: moves }),
          },
          {
            key: 'hosts',
            head: t('plans.columns.hosts'),
            num: true,
            nowrap: true,
            cell: ({ hostsOnBefore, hostsOnAfter }) =>
              t('plans.hosts', { before: hostsOnBefore, after: hostsOnAfter }),
          },
          {
            key: 'saved',
            head: t('plans.columns.saved'),
            num: true,
            nowrap: true,
            cell: ({ savedWhPerDay }) => t('plans.saved', { n: f.number(savedWhPerDay / 1000, 1) }),
          },
          {
            key: 'decided',
            head: t('plans.columns.decided'),
            cell: ({ decidedAt, deciderName }) =>
              decidedAt ? (
                <Spoken>{f.facts(deciderName ?? t('plans.byRule'), f.moment(decidedAt))}</Spoken>
              ) : (
                '—'
              ),
          },
        ]}
      />
    </Section>
  )
}
