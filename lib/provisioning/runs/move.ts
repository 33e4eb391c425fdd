import { DriverError } from '@/lib/providers/driver-error'
import { changeState } from '@/lib/provisioning/change-state'
import { engineOf, existingRef } from '@/lib/provisioning/engine-of'
import { stateBefore } from '@/lib/provisioning/runs/power-run'
import { type RunDefinition, type Step, type StepCall, usual } from '@/lib/provisioning/step'
import { applyEvacuation } from '@/lib/scheduler/apply-evacuation'
import type { PlacedAt } from '@/lib/scheduler/queries'
import { releaseReservation } from '@/lib/scheduler/release-reservation'
import { resizeKeys } from '@/lib/scheduler/resize-keys'

const lookAgainMillis = 1000

/** Where room waits for it; without any it stays. */
export function destinationOf({ moveTo }: StepCall): PlacedAt {
  if (!moveTo) throw new DriverError('permanent', 'noRoom', 'nothing is reserved on another host')
  return moveTo
}

/** An engine may take its time: asked again, it says where the machine is by now. */
export async function bring(step: StepCall, action: 'move' | 'rebuild', hostName: string): Promise<boolean> {
  const machine = await engineOf(step).change(
    await existingRef(step),
    { action, hostName },
    step.instance.token,
    step.call,
  )
  return machine.hostName === hostName
}

const moveStep: Step = {
  ...usual,
  name: 'move',
  async ensure(step) {
    const { hostName } = destinationOf(step)
    const arrived = await bring(step, 'move', hostName)
    return arrived ? { done: { hostName, from: step.place?.hostName } } : { wait: lookAgainMillis }
  },
  async undo(step) {
    if (step.place) await bring(step, 'move', step.place.hostName)
  },
}

/** Its owner sees no change of state: it runs on, or rests on, elsewhere. */
export const move: RunDefinition = {
  steps: [moveStep],
  async finish(tx, { instance, run }) {
    const there = await applyEvacuation(tx, instance.token)
    await changeState(tx, instance, stateBefore(run.params) ?? instance.state, { ...there })
  },
  undone: (tx, { instance }) => releaseReservation(tx, resizeKeys(instance.token).evacuation),
}
