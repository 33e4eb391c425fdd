import { DriverError } from '@/lib/providers/driver-error'
import { changeState } from '@/lib/provisioning/change-state'
import { endGhostTasks } from '@/lib/provisioning/end-ghost-tasks'
import { engineOf, existingRef } from '@/lib/provisioning/engine-of'
import { bring, destinationOf } from '@/lib/provisioning/runs/move'
import { noteFailure, stateBefore } from '@/lib/provisioning/runs/power-run'
import { type RunDefinition, type Step, usual } from '@/lib/provisioning/step'
import { applyEvacuation } from '@/lib/scheduler/apply-evacuation'
import { releaseReservation } from '@/lib/scheduler/release-reservation'
import { resizeKeys } from '@/lib/scheduler/resize-keys'

const lookAgainMillis = 1000

const rebuildStep: Step = {
  ...usual,
  name: 'rebuild',
  async ensure(step) {
    const { hostName } = destinationOf(step)
    const arrived = await bring(step, 'rebuild', hostName)
    return arrived ? { done: { hostName, from: step.place?.hostName } } : { wait: lookAgainMillis }
  },
  /** A failed host takes nothing back: what stands on the new one already must be finished, not undone. */
  async undo(step) {
    const machine = await engineOf(step).observe(await existingRef(step), step.call)
    if (machine && machine.hostName === step.moveTo?.hostName)
      throw new DriverError(
        'permanent',
        'refused',
        'the machine stands on the new host already; try again instead',
      )
  },
}

/** What was missing runs again; anything else is as it was before its host failed. */
export const rebuild: RunDefinition = {
  steps: [rebuildStep],
  async finish(tx, { instance, run }) {
    const there = await applyEvacuation(tx, instance.token)
    const before = stateBefore(run.params) ?? instance.state
    const state = before === 'missing' ? 'running' : before
    await changeState(tx, instance, state, { ...there, failure: null, missingSince: null })
    if (before === 'missing') await endGhostTasks(tx, instance.id, 'rebuilt on another host')
  },
  async undone(tx, world) {
    await noteFailure(tx, world)
    await releaseReservation(tx, resizeKeys(world.instance.token).evacuation)
  },
}
