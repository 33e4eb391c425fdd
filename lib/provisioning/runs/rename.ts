import { changeState } from '@/lib/provisioning/change-state'
import { engineOf, existingRef } from '@/lib/provisioning/engine-of'
import { noteFailure } from '@/lib/provisioning/runs/power-run'
import { type RunDefinition, type Step, usual, type World } from '@/lib/provisioning/step'

/** params: {name} */
const newName = ({ run, instance }: World): string =>
  typeof run.params.name === 'string' ? run.params.name : instance.name

const renameStep: Step = {
  ...usual,
  name: 'rename',
  async ensure(step) {
    const ref = await existingRef(step)
    const { name } = await engineOf(step).change(
      ref,
      { action: 'rename', name: newName(step) },
      step.instance.token,
      step.call,
    )
    return { done: { name } }
  },
  async undo(step) {
    const { name, token } = step.instance
    await engineOf(step).change(await existingRef(step), { action: 'rename', name }, token, step.call)
  },
}

export const rename: RunDefinition = {
  steps: [renameStep],
  finish: (tx, world) => changeState(tx, world.instance, world.instance.state, { name: newName(world) }),
  undone: noteFailure,
}
