import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LiveRefresh } from '@/components/shell/live'
import { Note } from '@/components/ui/note'
import { PageHeader } from '@/components/ui/page-header'
import { State } from '@/components/ui/state'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import { planShapes } from '../_components/plan-shapes'
import { MovesSection } from './_components/moves-section'
import { PlanPicture } from './_components/plan-picture'
import { PlanVerbs } from './_components/plan-verbs'
import { loadPlan } from './load-plan'

type Props = PageProps<'/desk/capacity/consolidation/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [plan, t, f] = [
    await loadPlan((await params).id),
    await getTranslations('consolidation.plan'),
    await getFormat(),
  ]
  return { title: t('title', { time: f.moment(plan.createdAt) }) }
}

/** One plan: what would change or has changed, host by host and machine by machine, and what may be decided. */
export default async function PlanPage({ params }: Props) {
  const ctx = await requireCtx('capacity:read')
  const plan = await loadPlan((await params).id)
  const [t, f] = await Promise.all([getTranslations('consolidation'), getFormat()])
  const { pool, state, why, moves, decidedAt, deciderName, endedAt } = plan
  const title = t('plan.title', { time: f.moment(plan.createdAt) })
  const ofPool = `${routes.desk.consolidation}?pool=${pool.id}`
  const whyText = why && (t.has(`whys.${why.code}`) ? `whys.${why.code}` : `errors.${why.code}`)
  const decided =
    decidedAt &&
    (deciderName
      ? t('plan.decided', { name: deciderName, time: f.moment(decidedAt) })
      : t('plan.byRule', { time: f.moment(decidedAt) }))
  return (
    <>
      <LiveRefresh topics={['queue:resourceOperator']} />
      <PageHeader
        crumbs={[
          { label: t('capacity'), href: routes.desk.capacity },
          { label: t('title'), href: ofPool },
          { label: title },
        ]}
        title={title}
        beside={<State is={planShapes[state]}>{t(`states.${state}`)}</State>}
        lede={f.facts(decided, endedAt && t('plan.ended', { time: f.moment(endedAt) }))}
        facts={[
          { key: 'pool', label: t('plan.facts.pool'), value: pool.name },
          {
            key: 'on',
            label: t('plan.facts.on'),
            value: t('plan.facts.onValue', {
              before: plan.hostsOnBefore,
              after: plan.hostsOnAfter,
              all: plan.hosts,
            }),
          },
          {
            key: 'moves',
            label: t('plan.facts.moves'),
            value: t('plan.facts.movesValue', { n: moves.length }),
          },
          {
            key: 'saved',
            label: t('plan.facts.saved'),
            value: t('plans.saved', { n: f.number(plan.savedWhPerDay / 1000, 1) }),
          },
          {
            key: 'reserve',
            label: t('plan.facts.reserve'),
            value: t('now.hosts', { n: plan.reserve }),
          },
        ]}
        actions={can(ctx.actor, 'capacity:consolidate') ? <PlanVerbs plan={plan} /> : null}
      />
      {whyText || plan.comment ? (
        <Note tone={state === 'stale' || state === 'stopped' ? 'warn' : 'info'} title={t(`states.${state}`)}>
          {whyText ? t(whyText, why?.params ?? {}) : plan.comment}
        </Note>
      ) : null}
      <PlanPicture plan={plan} />
      <MovesSection plan={plan} />
    </>
  )
}
