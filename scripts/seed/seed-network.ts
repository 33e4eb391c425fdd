import { createHash, generateKeyPairSync } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { memberships } from '@/lib/db/schema/agencies'
import { sshKeys, subnets } from '@/lib/db/schema/compute'
import { agencies as seedAgencies } from '@/scripts/seed/agencies'
import type { World } from '@/scripts/seed/seed-world'

/** A subnet in each zone for every agency, and an SSH key for everybody who orders. */
export async function seedNetwork(tx: Ctx, world: World): Promise<void> {
  const agencyIds = seedAgencies.map(({ key }) => world.agencies.get(key) ?? '')
  await tx.db.insert(subnets).values(
    agencyIds.flatMap((agencyId, index) => [
      { agencyId, name: '外网-应用', zone: 'extranet' as const, cidr: `10.${24 + index}.0.0/20` },
      { agencyId, name: '互联网-前置', zone: 'internet' as const, cidr: `172.16.${index * 4}.0/22` },
    ]),
  )
  const staff = await tx.db.select().from(memberships).where(sql`'staff' = any(${memberships.roles})`)
  const keyOf = new Map([...world.people].map(([key, id]) => [id, key]))
  await tx.db.insert(sshKeys).values(
    staff.map(({ agencyId, personId }) => {
      const name = `${keyOf.get(personId)}@2026`
      const { publicKey, fingerprint } = aPublicKey(name)
      return { agencyId, personId, name, publicKey, fingerprint }
    }),
  )
}

/** An OpenSSH public key whose private half is thrown away. */
function aPublicKey(comment: string): { publicKey: string; fingerprint: string } {
  const { x } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' })
  const field = (bytes: Buffer) => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes])
  const blob = Buffer.concat([field(Buffer.from('ssh-ed25519')), field(Buffer.from(x ?? '', 'base64url'))])
  const digest = createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')
  return { publicKey: `ssh-ed25519 ${blob.toString('base64')} ${comment}`, fingerprint: `SHA256:${digest}` }
}
