import type { Ctx } from '@/lib/context'
import type { Call, ComputeDriver } from '@/lib/providers/compute/driver'
import type { Instance, Run } from '@/lib/provisioning/queries'
import type { StepName } from '@/lib/provisioning/step-names'
import type { PlacedAt } from '@/lib/scheduler/queries'

/** What a run works on: its instance as it was when claimed, and the outputs of the steps done. */
export type World = {
  run: Run
  instance: Instance
  /** Null for what a person fulfils. */
  place: PlacedAt | null
  /** Where a plan change takes it because its own host has no room, or an evacuation because its host is emptied. */
  moveTo?: PlacedAt | null
  outputs: Partial<Record<StepName, Record<string, unknown>>>
}
export type StepCall = World & { ctx: Ctx; driver: ComputeDriver | null; call: Call }

/** Done, with what later steps need; or not yet: look again after so many milliseconds, or when told. */
export type StepResult = { done: Record<string, unknown> } | { wait: number | 'told' }

export type Step = {
  name: StepName
  /** Below the lease, so that a call never outlives the right to make it. */
  timeoutSeconds: number
  /** Temporary and unknown failures before a person is called; the pause doubles each time. */
  retry: { limit: number; seconds: number }
  /** Makes the effect unless the engine already has it for the token. */
  ensure(call: StepCall): Promise<StepResult>
  /** Takes the effect back, whether or not it was made; or says why there is nothing to take back. */
  undo: ((call: StepCall) => Promise<void>) | { nothing: string }
}

/** Portal rows move only in `begin`, `finish` and `undone`, inside the run's own transactions. */
export type RunDefinition = {
  steps: readonly Step[]
  /** When the run is first taken up. */
  begin?(tx: Ctx, world: World): Promise<Instance>
  /** Together with the record of the last step. */
  finish(tx: Ctx, world: World): Promise<unknown>
  /** After every step was undone. */
  undone(tx: Ctx, world: World): Promise<unknown>
}

export const usual = { timeoutSeconds: 10, retry: { limit: 5, seconds: 1 } }
