import { recordAudit } from '@/lib/audit/record-audit'
import { instances } from '@/lib/db/schema/provisioning'
import { changeState } from '@/lib/provisioning/change-state'
import { engineOf, existingRef } from '@/lib/provisioning/engine-of'
import { noteFailure } from '@/lib/provisioning/runs/power-run'
import { type RunDefinition, type Step, usual } from '@/lib/provisioning/step'
import { handReservation } from '@/lib/scheduler/hand-reservation'

/** `newToken` tags the machine for the new owner and is the token of its quota claim. */
export type TransferParams = { toAgencyId: string; toBusinessSystemId: string; newToken: string }
const paramsOf = ({ run }: { run: { params: Record<string, unknown> } }) => run.params as TransferParams

const handOver: Step = {
  ...usual,
  name: 'handOver',
  async ensure(step) {
    const { newToken } = paramsOf(step)
    const ref = await existingRef(step)
    await engineOf(step).change(ref, { action: 'adopt', newToken }, step.instance.token, step.call)
    return { done: { ref } }
  },
  async undo(step) {
    const { newToken } = paramsOf(step)
    const back = { action: 'adopt', newToken: step.instance.token } as const
    await engineOf(step).change(await existingRef(step), back, newToken, step.call)
  },
}

/** The former owner keeps its closed instance with all history; the new owner starts with a row of its own. */
export const transfer: RunDefinition = {
  steps: [handOver],
  async finish(tx, world) {
    const { instance } = world
    const { toAgencyId, toBusinessSystemId, newToken } = paramsOf(world)
    const { id: _id, orderLineId: _line, termLineId: _term, ...kept } = instance
    const [made] = await tx.db
      .insert(instances)
      .values({
        ...kept,
        agencyId: toAgencyId,
        businessSystemId: toBusinessSystemId,
        token: newToken,
        state: 'pending',
        tags: [],
        version: 0,
        createdAt: tx.now(),
      })
      .returning()
    if (!made) throw new Error('instance not inserted')
    await recordAudit(tx, 'instance.takeOver', made.id, { after: { ...made, from: instance.id } })
    await changeState(tx, instance, 'closed', { closedAt: tx.now(), engineRef: null })
    await changeState(tx, made, instance.state)
    await handReservation(tx, { key: instance.token, toKey: newToken, toAgencyId })
  },
  undone: noteFailure,
}
