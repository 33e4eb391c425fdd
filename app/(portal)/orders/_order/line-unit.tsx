import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { State } from '@/components/ui/state'
import type { StateShape } from '@/components/ui/state-shapes'
import { getFormat } from '@/lib/i18n/get-format'
import type { Expected } from '@/lib/orders/expect-capacity'
import type { OrderLineView } from '@/lib/orders/get-order'
import type { LineProgress } from '@/lib/provisioning/order-progress'
import { routes } from '@/lib/routes'
import type { ChoiceTold } from '@/lib/scheduler/list-choices'
import { FailedLine } from './failed-line'
import { secondsBetween } from './order-words'
import { startsWords } from './outlook-words'
import { PlacementWhy } from './placement-why'
import { RunSteps } from './run-steps'
import type { OrderPart } from './shared'

const looks: Record<OrderLineView['state'], StateShape> = {
  pending: 'waiting',
  scheduled: 'waiting',
  waitingForCapacity: 'suspended',
  provisioning: 'building',
  done: 'running',
  failed: 'failed',
  cancelled: 'closed',
}

type Props = OrderPart & {
  line: OrderLineView
  run: LineProgress | undefined
  choice: ChoiceTold | undefined
  /** Of a line that waits for capacity. */
  expected: Expected | undefined
}

export async function LineUnit(props: Props) {
  const { line, run, choice, expected, now } = props
  const [t, o, f] = await Promise.all([
    getTranslations('orders'),
    getTranslations('orders.outlook'),
    getFormat(),
  ])
  const bad = run?.state === 'stuck' || line.state === 'failed'
  const open = run && line.state !== 'cancelled' && run.state !== 'done'
  const steps = run?.steps ?? []
  const finished = steps.filter(({ state }) => state === 'done').length
  const at = steps.findIndex(({ state }) => state !== 'done')
  const inPlace = bad && open && steps.some(({ state }) => state === 'failed' || state === 'unknown')
  const word = () => {
    if (run?.state === 'undoing') return t('page.progress.undoing')
    if (run?.state === 'stuck') return t('page.progress.failedAt', { step: at + 1 })
    if (line.state === 'scheduled' && line.startsOn)
      return t('page.progress.scheduled', { day: f.day(line.startsOn, now) })
    if (line.state !== 'provisioning' || !run) return t(`lineStates.${line.state}`)
    if (steps[0]?.name === 'manualFulfilment') return t('page.progress.waitingManual')
    return t('page.progress.stepOf', { step: Math.max(at, 0) + 1, total: steps.length })
  }
  const took =
    run?.startedAt &&
    t('page.progress.steps', {
      done: finished,
      total: steps.length,
      time: f.duration(secondsBetween(run.startedAt, run.endedAt ?? now)),
    })
  return (
    <div className="unit">
      <b>
        {line.instanceId && line.state === 'done' ? (
          <Link href={routes.instances.one(line.instanceId)}>{line.name}</Link>
        ) : (
          line.name
        )}
      </b>
      {line.kind === 'create' ? null : <span className="t2">{t(`kinds.${line.kind}`)}</span>}
      {line.address ? <span className="mono t2">{line.address}</span> : null}
      <State is={bad ? 'failed' : run?.state === 'undoing' ? 'closing' : looks[line.state]}>{word()}</State>
      <span className="push t3 small">{took}</span>
      {choice ? <PlacementWhy {...props} choice={choice} locale={f.locale} /> : null}
      {expected ? <p className="small w-full">{startsWords(o, f, expected)}</p> : null}
      {open ? <RunSteps {...props} run={run} detail={inPlace ? <FailedLine {...props} /> : null} /> : null}
      {bad && !inPlace ? <FailedLine {...props} /> : null}
    </div>
  )
}
