import { createSubnet } from '@/lib/compute/create-subnet'
import { listReferences } from '@/lib/compute/list-references'
import { inTransaction } from '@/lib/context'
import { sshKeys } from '@/lib/db/schema/compute'
import { expect, test } from '@/lib/testing/db'
import { anAgency, aPerson, aSystem } from '@/lib/testing/factories'

test('a form offers keys in use, the newest first, and subnets with what is free, of the own agency only', async ({
  db,
}) => {
  const [own, other] = [await anAgency(db), await anAgency(db)]
  const staff = await aPerson(db, own.id, ['staff'])
  const stranger = await aPerson(db, other.id, ['staff'])
  const key = { agencyId: own.id, personId: staff.id, publicKey: 'ssh-ed25519 A' }
  await inTransaction(aSystem(db), (tx) =>
    tx.db.insert(sshKeys).values([
      { ...key, name: 'first', fingerprint: 'SHA256:1' },
      { ...key, name: 'lost', fingerprint: 'SHA256:2', revokedAt: new Date() },
      { ...key, name: 'second', fingerprint: 'SHA256:3' },
    ]),
  )
  await createSubnet(staff.ctx, { name: '前置', zone: 'extranet', cidr: '10.77.1.0/28' })
  const offered = await listReferences(staff.ctx)
  expect(offered.sshKeys.map(({ name }) => name)).toEqual(['second', 'first'])
  expect(offered.subnets).toMatchObject([{ name: '前置', cidr: '10.77.1.0/28', zone: 'extranet', free: 13 }])
  expect(await listReferences(stranger.ctx)).toEqual({ sshKeys: [], subnets: [] })
})
