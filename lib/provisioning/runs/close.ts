import { changeState } from '@/lib/provisioning/change-state'
import { engineOf, refOf } from '@/lib/provisioning/engine-of'
import { usualRecycleDays } from '@/lib/provisioning/recycle-days'
import { noteFailure } from '@/lib/provisioning/runs/power-run'
import { type RunDefinition, type Step, usual } from '@/lib/provisioning/step'

/** A machine that failed or went missing has nothing to power off. */
const powerOff: Step = {
  ...usual,
  name: 'stop',
  async ensure(step) {
    const ref = step.place && (await refOf(step))
    const driver = ref && engineOf(step)
    if (!driver || !(await driver.observe(ref, step.call))) return { done: { existed: false } }
    await driver.change(ref, { action: 'stop' }, step.instance.token, step.call)
    return { done: { existed: true } }
  },
  async undo(step) {
    const ref = step.place && (await refOf(step))
    if (ref && step.run.params.stateBefore === 'running')
      await engineOf(step).change(ref, { action: 'start' }, step.instance.token, step.call)
  },
}

/** Switched off and kept: what was closed by mistake can be restored until the recycle period ends. */
export const close: RunDefinition = {
  steps: [powerOff],
  begin: (tx, { instance }) => changeState(tx, instance, 'closing'),
  finish(tx, { instance, run }) {
    const days = Number(run.params.recycleDays ?? usualRecycleDays)
    return changeState(tx, instance, 'recycled', {
      recycleUntil: new Date(tx.now().getTime() + days * 86_400_000),
    })
  },
  undone: noteFailure,
}
