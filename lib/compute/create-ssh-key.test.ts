import { createSshKey } from '@/lib/compute/create-ssh-key'
import { listSshKeys } from '@/lib/compute/list-ssh-keys'
import { machineParams } from '@/lib/compute/machine-params'
import { revokeSshKey } from '@/lib/compute/revoke-ssh-key'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aPerson, aSystem, countRows } from '@/lib/testing/factories'

const aKey = (fill: number) => {
  const field = (bytes: Buffer) => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes])
  const blob = Buffer.concat([field(Buffer.from('ssh-ed25519')), field(Buffer.alloc(32, fill))])
  return `ssh-ed25519 ${blob.toString('base64')}`
}

describe('SSH keys of an agency', () => {
  test('are registered once, and offered until revoked', async ({ db }) => {
    const agency = await anAgency(db)
    const { ctx } = await aPerson(db, agency.id, ['staff'])
    const { id } = await createSshKey(ctx, { name: 'laptop', publicKey: `${aKey(1)} shen@laptop` })
    const again = createSshKey(ctx, { name: 'again', publicKey: aKey(1) })
    await expect(again).rejects.toMatchObject({
      details: { fields: { publicKey: { code: 'compute.keyTaken' } } },
    })
    expect(await machineParams(aSystem(db), agency.id, { sshKey: id })).toEqual({ sshKeys: [aKey(1)] })
    await revokeSshKey(ctx, { keyId: id })
    expect(await listSshKeys(ctx, { inUse: true })).toEqual([])
    expect(await machineParams(aSystem(db), agency.id, { sshKey: id })).toEqual({})
    await expect(revokeSshKey(ctx, { keyId: id })).rejects.toMatchObject({ code: 'compute.keyRevoked' })
    expect(await countRows(db, 'audit_event', `object_id = '${id}'`)).toBe(2)
  })

  test('what is no key is refused at its field', async ({ db }) => {
    const { ctx } = await aPerson(db, (await anAgency(db)).id, ['staff'])
    const refused = createSshKey(ctx, { name: 'x', publicKey: 'hello' })
    await expect(refused).rejects.toMatchObject({
      details: { fields: { publicKey: { code: 'compute.keyFormat' } } },
    })
  })

  test('of another agency cannot be seen, used or revoked', async ({ db }) => {
    const owner = await aPerson(db, (await anAgency(db)).id, ['staff'])
    const { id } = await createSshKey(owner.ctx, { name: 'mine', publicKey: aKey(2) })
    const other = await anAgency(db)
    const stranger = aCtx(db, other.id, ['staff'])
    expect(await listSshKeys(stranger)).toEqual([])
    expect(await machineParams(aSystem(db), other.id, { sshKey: id })).toEqual({})
    await expect(revokeSshKey(stranger, { keyId: id })).rejects.toMatchObject({ kind: 'notFound' })
  })

  test('an approver manages none', async ({ db }) => {
    const approver = aCtx(db, (await anAgency(db)).id, ['approver'])
    const refused = createSshKey(approver, { name: 'x', publicKey: aKey(3) })
    await expect(refused).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(revokeSshKey(approver, { keyId: crypto.randomUUID() })).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})
