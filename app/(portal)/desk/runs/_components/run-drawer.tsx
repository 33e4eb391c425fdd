import { getTranslations } from 'next-intl/server'
import { Drawer } from '@/components/ui/drawer'
import { KeyValues } from '@/components/ui/key-values'
import { Link } from '@/components/ui/link'
import { State } from '@/components/ui/state'
import { Thread } from '@/components/ui/thread'
import { getFormat } from '@/lib/i18n/get-format'
import type { RunInDetail } from '@/lib/provisioning/get-run'
import { routes } from '@/lib/routes'
import { AttemptList } from './attempt-list'
import { runShapes } from './run-columns'
import { RunVerbs } from './run-verbs'

const stepShapes = {
  waiting: 'waiting',
  running: 'building',
  done: 'done',
  failed: 'failed',
  unknown: 'risk',
  undone: 'returned',
} as const

/** A run step by step with every attempt; a stuck one with what may be done about it. */
export async function RunDrawer({ run, closeHref }: { run: RunInDetail; closeHref: string }) {
  const [t, f] = await Promise.all([getTranslations('provisioning'), getFormat()])
  const stuck = run.state === 'stuck'
  return (
    <Drawer
      title={run.instanceName}
      subtitle={t(`kinds.${run.kind}`)}
      closeHref={closeHref}
      foot={stuck ? <RunVerbs run={run} /> : undefined}
    >
      <div className="stack-4">
        <KeyValues
          items={[
            {
              key: t('runs.columns.state'),
              value: (
                <>
                  <State is={runShapes[run.state]}>{t(`runStates.${run.state}`)}</State>{' '}
                  {run.assigneeName ? (
                    <span className="t3">{t('runs.decided', { name: run.assigneeName })}</span>
                  ) : null}
                </>
              ),
            },
            {
              key: t('runs.columns.since'),
              value: `${f.exact(run.createdAt)} ${run.requesterName ?? t('runs.drawer.requestedBySystem')}`,
            },
            { key: t('runs.drawer.trace'), value: <span className="mono">{run.traceId}</span> },
          ]}
        />
        <p className="row">
          {run.orderId ? <Link href={routes.orders.one(run.orderId)}>{t('runs.drawer.order')}</Link> : null}
          {run.instanceId ? (
            <Link href={routes.instances.one(run.instanceId)}>{t('runs.drawer.instance')}</Link>
          ) : null}
        </p>
        <Thread
          label={t('runs.columns.step')}
          items={run.steps.map((step) => {
            const here = stuck && (step.state === 'failed' || step.state === 'unknown')
            return {
              key: step.name,
              is: here ? 'failed' : stepShapes[step.state],
              title: t(`steps.${step.name}`),
              by: <span className="t3">{t(`stepStates.${step.state}`)}</span>,
              when: step.endedAt ? f.time(step.endedAt) : undefined,
              next: step.state === 'waiting',
              children:
                step.attempts.length > 0 ? <AttemptList attempts={step.attempts} open={here} /> : undefined,
            }
          })}
        />
      </div>
    </Drawer>
  )
}
