import { DriverError } from '@/lib/providers/driver-error'
import { changeState } from '@/lib/provisioning/change-state'
import { openManualTask } from '@/lib/provisioning/open-manual-task'
import type { RunKind } from '@/lib/provisioning/rules'
import type { ChangePlanParams } from '@/lib/provisioning/runs/change-plan'
import { noteFailure } from '@/lib/provisioning/runs/power-run'
import { type RunDefinition, type Step, usual } from '@/lib/provisioning/step'

/** Done by a person of the service desk: the run waits until the task says how it went. */
const manualFulfilment: Step = {
  ...usual,
  name: 'manualFulfilment',
  async ensure({ ctx, run, instance }) {
    const task = await openManualTask(ctx, run, instance)
    if (task.state === 'done') return { done: { result: task.result ?? '' } }
    if (task.state === 'cancelled') throw new DriverError('permanent', 'refused', task.result ?? '')
    return { wait: 'told' }
  },
  undo: { nothing: 'the desk has said itself that it was not done' },
}

const begins = { create: 'building', changePlan: 'changing', close: 'closing' } as const

/** One step by hand, then the state that the kind leads to. */
export function manual(kind: RunKind): RunDefinition {
  return {
    steps: [manualFulfilment],
    begin: async (tx, { instance }) =>
      kind in begins ? changeState(tx, instance, begins[kind as keyof typeof begins]) : instance,
    async finish(tx, { instance, run }) {
      if (kind === 'close' || kind === 'purge')
        return changeState(tx, instance, 'closed', { closedAt: tx.now() })
      if (kind !== 'changePlan') return changeState(tx, instance, 'running', { failure: null })
      const { planId, spec, config, lineId, priceVersionId } = run.params as ChangePlanParams
      return changeState(tx, instance, 'running', {
        planId,
        spec,
        config: { ...instance.config, ...config },
        termLineId: lineId,
        priceVersionId,
      })
    },
    async undone(tx, world) {
      const { code = 'undone', message = '', at = tx.now().toISOString() } = world.run.failure ?? {}
      if (kind === 'create')
        await changeState(tx, world.instance, 'failed', { failure: { code, message, at } })
      else await noteFailure(tx, world)
    },
  }
}
