import type { Machine } from '@/lib/providers/compute/driver'
import type { Instance } from '@/lib/provisioning/queries'
import type { InstanceState } from '@/lib/provisioning/rules'

export type Owned = Pick<
  Instance,
  'id' | 'agencyId' | 'token' | 'state' | 'version' | 'engineRef' | 'missingSince' | 'name'
>
export type Difference = {
  /** In the engine, but nobody's. */
  orphans: Machine[]
  /** Somebody's, but not in the engine. */
  missing: Owned[]
  /** Found again, or in another state than the portal believes. */
  moved: { instance: Owned; state: InstanceState; machine: Machine }[]
}

const settled: readonly InstanceState[] = ['running', 'stopped', 'suspended', 'recycled', 'missing']

/** What differs between the engine's list and the instances of its pool; `busy` are tokens with an open run. */
export function compareEngine(
  machines: readonly Machine[],
  instances: readonly Owned[],
  busy: ReadonlySet<string>,
): Difference {
  const owners = new Map(instances.map((instance) => [instance.token, instance]))
  const isOwned = ({ token, ref }: Machine) => {
    const owner = token === null ? undefined : owners.get(token)
    return owner !== undefined && (owner.engineRef === ref || owner.engineRef === null)
  }
  const isBusy = ({ token }: { token: string | null }) => token !== null && busy.has(token)
  const byToken = new Map(machines.filter(isOwned).map((machine) => [machine.token, machine]))
  const idle = instances.filter((instance) => settled.includes(instance.state) && !isBusy(instance))
  return {
    orphans: machines.filter((machine) => !isOwned(machine) && !isBusy(machine)),
    missing: idle.filter(({ token, state }) => !byToken.has(token) && state !== 'missing'),
    moved: idle.flatMap((instance) => {
      const machine = byToken.get(instance.token)
      const state = machine && stateOf(machine, instance)
      const changed = state !== undefined && (state !== instance.state || instance.missingSince !== null)
      return machine && changed ? [{ instance, state, machine }] : []
    }),
  }
}

/** What is in the recycle bin stays there, whatever its power. */
function stateOf({ power }: Machine, { state }: Owned): InstanceState | undefined {
  if (state === 'recycled') return 'recycled'
  return power === 'building' ? undefined : power
}

/** An engine that has lost most of its machines at once has more likely failed to list them. */
export const looksIncomplete = (missing: number, owned: number): boolean =>
  missing > 50 && missing > owned / 2
