import { changeState } from '@/lib/provisioning/change-state'
import { engineOf, existingRef } from '@/lib/provisioning/engine-of'
import { noteFailure, stateBefore } from '@/lib/provisioning/runs/power-run'
import { type RunDefinition, type Step, type StepCall, usual } from '@/lib/provisioning/step'
import { applyMove } from '@/lib/scheduler/apply-move'
import { applyResize, sizeOf } from '@/lib/scheduler/apply-resize'
import { releaseReservation } from '@/lib/scheduler/release-reservation'
import { resizeKeys } from '@/lib/scheduler/resize-keys'

/** The caller has resolved the new plan; `spec` as by instanceSpec(plan, config). */
export type ChangePlanParams = {
  planId: string
  spec: Record<string, number>
  config?: Record<string, unknown>
  lineId: string
  priceVersionId: string | null
}
const paramsOf = ({ run }: { run: { params: Record<string, unknown> } }) => run.params as ChangePlanParams

const resizeTo = async (
  step: StepCall,
  { vcpu = 0, memoryMiB = 0, diskGiB = 0 }: Record<string, number>,
  hostName: string | null,
) =>
  engineOf(step).change(
    await existingRef(step),
    { action: 'resize', vcpu, memoryMiB, diskGiB, hostName },
    step.instance.token,
    step.call,
  )

const resize: Step = {
  ...usual,
  name: 'resize',
  async ensure(step) {
    const { power, hostName } = await resizeTo(step, paramsOf(step).spec, step.moveTo?.hostName ?? null)
    return { done: { power, hostName } }
  },
  async undo(step) {
    await resizeTo(step, step.instance.spec, step.moveTo ? (step.place?.hostName ?? null) : null)
  },
}

const disks: Step = {
  ...usual,
  name: 'disks',
  async ensure(step) {
    const { dataDiskGiB } = paramsOf(step).spec
    const ref = await existingRef(step)
    const gib = dataDiskGiB ? [dataDiskGiB] : []
    const machine = await engineOf(step).ensureDisks(ref, gib, step.instance.token, step.call)
    return { done: { disks: machine.disks } }
  },
  undo: { nothing: 'a disk more keeps what it holds; the next change takes it up' },
}

export const changePlan: RunDefinition = {
  steps: [resize, disks],
  begin: (tx, { instance }) => changeState(tx, instance, 'changing', { failure: null }),
  async finish(tx, world) {
    const { planId, spec, config, lineId, priceVersionId } = paramsOf(world)
    const { instance, run } = world
    const moved = await applyMove(tx, instance.token)
    await applyResize(tx, instance.token, sizeOf(spec))
    await changeState(tx, instance, stateBefore(run.params) ?? 'running', {
      ...moved,
      planId,
      spec,
      config: { ...instance.config, ...config },
      termLineId: lineId,
      priceVersionId,
    })
  },
  async undone(tx, world) {
    await noteFailure(tx, world)
    const { here, elsewhere } = resizeKeys(world.instance.token)
    await releaseReservation(tx, here)
    await releaseReservation(tx, elsewhere)
  },
}
