import type { ComputeDriver } from '@/lib/providers/compute/driver'
import { DriverError } from '@/lib/providers/driver-error'
import type { StepCall } from '@/lib/provisioning/step'

/** The engine of a run that needs one: without a reservation there is no place to build. */
export function engineOf({ driver }: StepCall): ComputeDriver {
  if (!driver) throw new DriverError('permanent', 'noRoom', 'nothing is reserved for this machine')
  return driver
}

/** The machine's reference as recorded, or as the engine knows the token. Null: there is no machine. */
export async function refOf(step: StepCall): Promise<string | null> {
  const made = step.outputs.machine?.ref
  if (typeof made === 'string') return made
  if (step.instance.engineRef) return step.instance.engineRef
  return (await engineOf(step).find(step.instance.token, step.call))?.ref ?? null
}

export async function existingRef(step: StepCall): Promise<string> {
  const ref = await refOf(step)
  if (!ref) throw new DriverError('permanent', 'notFound', 'the engine does not know this machine')
  return ref
}
