import { barredFromDeciding } from '@/lib/agencies/barred-from-deciding'
import { type ActiveDelegation, listActiveDelegations } from '@/lib/agencies/list-active-delegations'
import { listRoleHolders, type RoleHolder } from '@/lib/agencies/list-role-holders'
import { isAgencyRole, type Role } from '@/lib/auth/roles'
import { type Ctx, elevate } from '@/lib/context'
import type { ChainStep } from '@/lib/db/schema/orders'

export type Approvers = {
  /** Whose voices count: holders of the role whom no duty rule about the order bars. */
  principals: RoleHolder[]
  /** Those of them who have handed the work to a colleague for now. */
  delegations: ActiveDelegation[]
}
type Asked = {
  agencyId: string
  requesterId: string
  steps: readonly { role: string; personIds?: readonly string[] | null }[]
}

/** Who may decide each step now. Platform roles and their delegations are no single agency's rows. */
export async function approversOf(ctx: Ctx, { agencyId, requesterId, steps }: Asked): Promise<Approvers[]> {
  const system = elevate(ctx)
  const barred = await barredFromDeciding(system, { agencyId, requesterId })
  const byRole = new Map<string, Promise<Approvers>>()
  const ofRole = (role: string) => {
    const known = byRole.get(role) ?? eligible(system, agencyId, role, barred)
    byRole.set(role, known)
    return known
  }
  return Promise.all(steps.map(async ({ role, personIds }) => narrow(await ofRole(role), personIds)))
}

async function eligible(
  system: Ctx,
  agencyId: string,
  role: string,
  barred: ReadonlyMap<string, unknown>,
): Promise<Approvers> {
  const scope = isAgencyRole(role) ? agencyId : null
  const holders = await listRoleHolders(system, { role: role as Role, agencyId: scope })
  const principals = holders.filter(({ id }) => !barred.has(id))
  const ids = principals.map(({ id }) => id)
  const delegations = await listActiveDelegations(system, scope, ids)
  return { principals, delegations: delegations.filter(({ toPersonId }) => !barred.has(toPersonId)) }
}

function narrow(
  { principals, delegations }: Approvers,
  personIds: readonly string[] | null | undefined,
): Approvers {
  if (!personIds?.length) return { principals, delegations }
  const wanted = (id: string) => personIds.includes(id)
  return {
    principals: principals.filter(({ id }) => wanted(id)),
    delegations: delegations.filter(({ fromPersonId }) => wanted(fromPersonId)),
  }
}

/** Everybody who may click, delegates included. */
export function clickers({ principals, delegations }: Approvers): string[] {
  return [...new Set([...principals.map(({ id }) => id), ...delegations.map(({ toPersonId }) => toPersonId)])]
}

/** For whom this person may vote: for themselves when eligible, and for those who delegated to them. */
export function votesFor({ principals, delegations }: Approvers, personId: string): string[] {
  return [
    ...principals.filter(({ id }) => id === personId).map(({ id }) => id),
    ...delegations
      .filter(({ toPersonId }) => toPersonId === personId)
      .map(({ fromPersonId }) => fromPersonId),
  ]
}

export const neededVotes = (step: Pick<ChainStep, 'mode' | 'k'>, principals: number): number =>
  step.mode === 'any' ? 1 : step.mode === 'all' ? Math.max(principals, 1) : (step.k ?? 1)
