import { DriverError } from '@/lib/providers/driver-error'
import { changeState } from '@/lib/provisioning/change-state'
import { engineOf, existingRef } from '@/lib/provisioning/engine-of'
import { machineSpecOf } from '@/lib/provisioning/machine-spec'
import { type RunDefinition, type Step, usual } from '@/lib/provisioning/step'
import { releaseReservation } from '@/lib/scheduler/release-reservation'

const lookAgainMillis = 1000

const port: Step = {
  ...usual,
  name: 'port',
  async ensure(step) {
    const { ref, address } = await engineOf(step).ensurePort(
      machineSpecOf(step),
      step.instance.token,
      step.call,
    )
    return { done: { ref, address } }
  },
  undo: (step) => engineOf(step).removePort(step.instance.token, step.call),
}

const machine: Step = {
  ...usual,
  name: 'machine',
  async ensure(step) {
    const { ref } = await engineOf(step).ensure(machineSpecOf(step), step.instance.token, step.call)
    return { done: { ref } }
  },
  async undo(step) {
    const { token } = step.instance
    const found = await engineOf(step).find(token, step.call)
    if (found) await engineOf(step).remove(found.ref, token, step.call)
  },
}

const disks: Step = {
  ...usual,
  name: 'disks',
  async ensure(step) {
    const ref = await existingRef(step)
    const { dataDisksGiB } = machineSpecOf(step)
    const { disks } = await engineOf(step).ensureDisks(ref, dataDisksGiB, step.instance.token, step.call)
    return { done: { disks } }
  },
  undo: { nothing: 'the disks go with the machine' },
}

/** The same call that registers monitoring tells whether the machine runs by now. */
const verify: Step = {
  ...usual,
  name: 'verify',
  async ensure(step) {
    const ref = await existingRef(step)
    const { power } = await engineOf(step).change(ref, { action: 'monitor' }, step.instance.token, step.call)
    if (power === 'building') return { wait: lookAgainMillis }
    if (power !== 'running') throw new DriverError('temporary', 'refused', `the machine is ${power}`)
    return { done: { power } }
  },
  undo: { nothing: 'monitoring goes with the machine' },
}

export const create: RunDefinition = {
  steps: [port, machine, disks, verify],
  begin: (tx, { instance, place }) =>
    changeState(tx, instance, 'building', { failure: null, poolId: place?.poolId, hostId: place?.hostId }),
  /** Charged time starts here: the machine runs. */
  finish: (tx, { instance, outputs }) =>
    changeState(tx, instance, 'running', {
      engineRef: textOf(outputs.machine?.ref),
      address: textOf(outputs.port?.address),
    }),
  async undone(tx, { instance, run }) {
    const { code = 'undone', message = '', at = tx.now().toISOString() } = run.failure ?? {}
    const nowhere = { poolId: null, hostId: null, engineRef: null, address: null }
    await changeState(tx, instance, 'failed', { failure: { code, message, at }, ...nowhere })
    await releaseReservation(tx, instance.token)
  },
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
