import type { Machine } from '@/lib/compute/get-machine'
import {
  type InstanceFacts,
  type InstanceVerb,
  instanceCan,
  instanceVerbs,
  type Verdict,
} from '@/lib/compute/rules'

export const factsOfMachine = (machine: Machine, now: Date): InstanceFacts => ({
  now,
  openRun: machine.openRun,
  offered: machine.transfer !== null,
  orderNumber: machine.changingOrder?.number,
})

/** The verdict on every verb, from the table the server refuses by. */
export function verdictsOf(machine: Machine, now: Date): Record<InstanceVerb, Verdict> {
  const facts = factsOfMachine(machine, now)
  return Object.fromEntries(instanceVerbs.map((verb) => [verb, instanceCan(verb, machine, facts)])) as Record<
    InstanceVerb,
    Verdict
  >
}
