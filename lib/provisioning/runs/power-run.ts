import type { Ctx } from '@/lib/context'
import { changeState } from '@/lib/provisioning/change-state'
import { engineOf, existingRef } from '@/lib/provisioning/engine-of'
import type { InstanceState } from '@/lib/provisioning/rules'
import { type RunDefinition, type Step, usual, type World } from '@/lib/provisioning/step'

type Action = 'start' | 'stop' | 'reboot'

export const powerStep = (action: Action): Step => ({
  ...usual,
  name: action,
  async ensure(step) {
    const ref = await existingRef(step)
    const { power } = await engineOf(step).change(ref, { action }, step.instance.token, step.call)
    return { done: { power } }
  },
  undo: { nothing: 'the next power action sets it right' },
})

/** One power action; the state moves when the engine has answered. */
export const powerRun = (action: Action, state: InstanceState): RunDefinition => ({
  steps: [powerStep(action)],
  finish: (tx, { instance }) => changeState(tx, instance, state, { failure: null }),
  undone: noteFailure,
})

/** Nothing has changed but the knowledge that it did not work. */
export async function noteFailure(tx: Ctx, { instance, run }: World): Promise<void> {
  const { code = 'undone', message = '', at = tx.now().toISOString() } = run.failure ?? {}
  await changeState(tx, instance, stateBefore(run.params) ?? instance.state, {
    failure: { code, message, at },
  })
}

/** startRun keeps the state that the run began from. */
export const stateBefore = (params: Record<string, unknown>): InstanceState | undefined =>
  params.stateBefore as InstanceState | undefined
