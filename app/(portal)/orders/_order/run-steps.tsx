import { getTranslations } from 'next-intl/server'
import { Fragment, type ReactNode } from 'react'
import { Scroll } from '@/components/ui/scroll'
import { State } from '@/components/ui/state'
import type { StateShape } from '@/components/ui/state-shapes'
import { getFormat } from '@/lib/i18n/get-format'
import type { OrderLineView } from '@/lib/orders/get-order'
import type { LineProgress, ProgressStep } from '@/lib/provisioning/order-progress'
import { secondsBetween } from './order-words'

const looks: Record<ProgressStep['state'], StateShape> = {
  waiting: 'waiting',
  running: 'building',
  done: 'done',
  failed: 'failed',
  unknown: 'risk',
  undone: 'closed',
}

type Props = {
  line: OrderLineView
  run: LineProgress
  now: Date
  /** Opens beneath the step that went wrong. */
  detail?: ReactNode
}

/** The run step by step, with what each found or made and how long it took. */
export async function RunSteps({ line, run, now, detail }: Props) {
  const [t, steps, engine, f] = await Promise.all([
    getTranslations('orders.page.progress'),
    getTranslations('provisioning.steps'),
    getTranslations('provisioning.engine'),
    getFormat(),
  ])
  const code = run.failure?.code as 'refused' | undefined
  const failure = code && engine.has(code) ? engine(code) : run.failure?.message
  const wrong = (step: ProgressStep) => step.state === 'failed' || step.state === 'unknown'
  return (
    <Scroll>
      <table className="tbl tbl--dense tbl--flush steps">
        <caption className="sr">{t('caption', { name: line.name })}</caption>
        <tbody>
          {run.steps.map((step) => (
            <Fragment key={step.position}>
              <tr className={wrong(step) ? 'is-fail' : undefined}>
                <td className="n">{step.position + 1}</td>
                <td>{steps.has(step.name) ? steps(step.name) : step.name}</td>
                <td>
                  <State is={looks[step.state]}>{t(`stepState.${step.state}`)}</State>
                </td>
                <td className="t2 hide-s">{wrong(step) ? failure : factOf(step)}</td>
                <td className="num t3">
                  {step.startedAt ? f.duration(secondsBetween(step.startedAt, step.endedAt ?? now)) : '—'}
                </td>
              </tr>
              {detail && wrong(step) ? (
                <tr className="is-fail detail">
                  <td className="n" />
                  <td colSpan={4}>{detail}</td>
                </tr>
              ) : null}
            </Fragment>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

/** The one thing worth showing of what a step made: its address, or the engine's reference. */
function factOf({ output }: ProgressStep): string | null {
  const found = output?.address ?? output?.ref ?? output?.result
  return typeof found === 'string' ? found : null
}
