import type { Column } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { State } from '@/components/ui/state'
import type { Format } from '@/lib/i18n/format'
import type { ShownRun } from '@/lib/provisioning/list-runs'

type Words = {
  t: (key: string, params?: Record<string, string | number>) => string
  f: Format
  hrefOf: (runId: string) => string
}

export const runShapes = {
  queued: 'waiting',
  running: 'building',
  done: 'done',
  undoing: 'returned',
  undone: 'closed',
  stuck: 'failed',
} as const

/** Of the step tried most often; looking whether a build is ready is no try. */
const triesOf = ({ steps }: ShownRun) => Math.max(0, ...steps.map(({ attempt }) => attempt))

export function runColumns({ t, f, hrefOf }: Words): Column<ShownRun>[] {
  return [
    {
      key: 'instance',
      head: t('runs.columns.instance'),
      cell: (run) => (
        <>
          <Link href={hrefOf(run.id)}>{run.instanceName}</Link>
          <span className="sub mono">{run.traceId.slice(0, 8)}</span>
        </>
      ),
    },
    { key: 'kind', head: t('runs.columns.kind'), nowrap: true, cell: (run) => t(`kinds.${run.kind}`) },
    {
      key: 'agency',
      head: t('runs.columns.agency'),
      cell: (run) => <span lang="zh-CN">{run.agencyName}</span>,
    },
    {
      key: 'step',
      head: t('runs.columns.step'),
      cell: (run) => {
        const total = run.steps.length
        const at = run.steps.findIndex(({ state }) => state !== 'done')
        const step = run.steps[at]
        if (!step || run.state === 'undone')
          return <span className="t3">{t('runs.ended', { n: total })}</span>
        return (
          <>
            {t('runs.stepOf', { n: at + 1, total, name: t(`steps.${step.name}`) })}
            {run.failure ? <span className="sub">{t(`engine.${run.failure.code}`)}</span> : null}
          </>
        )
      },
    },
    {
      key: 'state',
      head: t('runs.columns.state'),
      nowrap: true,
      cell: (run) => <State is={runShapes[run.state]}>{t(`runStates.${run.state}`)}</State>,
    },
    { key: 'since', head: t('runs.columns.since'), nowrap: true, cell: (run) => f.moment(run.createdAt) },
    { key: 'tries', head: t('runs.columns.tries'), num: true, cell: (run) => f.number(triesOf(run)) },
  ]
}
