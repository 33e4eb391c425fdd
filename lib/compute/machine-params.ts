import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { sshKeys, subnets } from '@/lib/db/schema/compute'

export type MachineChoices = { network?: { ref: string; cidr: string }; sshKeys?: string[] }

/** What an order form chose, in the engine's terms: network and public keys. For startRun of kind create. */
export async function machineParams(
  tx: Ctx,
  agencyId: string,
  config: Record<string, unknown>,
): Promise<MachineChoices> {
  const keyIds = [config.sshKey ?? []].flat().filter(isId)
  const [[subnet], keys] = await Promise.all([
    isId(config.subnet)
      ? tx.db
          .select()
          .from(subnets)
          .where(and(eq(subnets.agencyId, agencyId), eq(subnets.id, config.subnet)))
      : [],
    keyIds.length > 0
      ? tx.db
          .select({ publicKey: sshKeys.publicKey })
          .from(sshKeys)
          .where(and(eq(sshKeys.agencyId, agencyId), inArray(sshKeys.id, keyIds), isNull(sshKeys.revokedAt)))
      : [],
  ])
  return {
    ...(subnet && { network: { ref: subnet.id, cidr: subnet.cidr } }),
    ...(keys.length > 0 && { sshKeys: keys.map(({ publicKey }) => publicKey) }),
  }
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
