import { changeState } from '@/lib/provisioning/change-state'
import { engineOf } from '@/lib/provisioning/engine-of'
import { noteFailure } from '@/lib/provisioning/runs/power-run'
import { type RunDefinition, type Step, usual } from '@/lib/provisioning/step'
import { releaseReservation } from '@/lib/scheduler/release-reservation'

const gone = 'what was destroyed cannot come back'

const remove: Step = {
  ...usual,
  name: 'remove',
  async ensure(step) {
    if (!step.place) return { done: { existed: false } }
    const { token } = step.instance
    const found = await engineOf(step).find(token, step.call)
    if (found) await engineOf(step).remove(found.ref, token, step.call)
    return { done: { existed: found !== null } }
  },
  undo: { nothing: gone },
}

const removePort: Step = {
  ...usual,
  name: 'removePort',
  async ensure(step) {
    if (step.place) await engineOf(step).removePort(step.instance.token, step.call)
    return { done: {} }
  },
  undo: { nothing: gone },
}

/** The end: machine, disks and address go, and the room is free. */
export const purge: RunDefinition = {
  steps: [remove, removePort],
  async finish(tx, { instance }) {
    await changeState(tx, instance, 'closed', { closedAt: tx.now(), recycleUntil: null })
    await releaseReservation(tx, instance.token)
  },
  undone: noteFailure,
}
