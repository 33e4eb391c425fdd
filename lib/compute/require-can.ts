import { factsOf } from '@/lib/compute/facts-of'
import { type InstanceVerb, instanceCan } from '@/lib/compute/rules'
import type { Ctx } from '@/lib/context'
import { AppError } from '@/lib/errors'
import type { Instance } from '@/lib/provisioning/queries'

/** The server refuses by the same table that disables the button. */
export async function requireCan(tx: Ctx, verb: InstanceVerb, instance: Instance): Promise<void> {
  const facts = (await factsOf(tx, [instance.id])).get(instance.id) ?? { now: tx.now() }
  const verdict = instanceCan(verb, instance, facts)
  if (!verdict.ok) throw new AppError('rule', verdict.reason, { params: verdict.params })
}
