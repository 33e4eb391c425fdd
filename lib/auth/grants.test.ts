import { eq } from 'drizzle-orm'
import { listGrants } from '@/lib/agencies/grants'
import { decideGrant, revokeGrant } from '@/lib/auth/decide-grant'
import { disablePerson } from '@/lib/auth/disable-person'
import { proposeGrant } from '@/lib/auth/propose-grant'
import type { Role } from '@/lib/auth/roles'
import type { Databases } from '@/lib/context'
import { roleGrants } from '@/lib/db/schema/agencies'
import { describe, expect, test } from '@/lib/testing/db'
import { anAgency, aPerson, aSystem, countRows } from '@/lib/testing/factories'

const reason = '岗位需要'
const officers = async (db: Databases) => ({
  system: await aPerson(db, null, ['systemAdmin']),
  security: await aPerson(db, null, ['securityAdmin']),
})

describe('platform roles', () => {
  test('are proposed by one officer, approved by another, and taken away again', async ({ db }) => {
    const { system, security } = await officers(db)
    const { id: personId } = await aPerson(db, null, ['catalogManager'])
    const grantId = await proposeGrant(system.ctx, { personId, role: 'serviceDesk', reason })
    const asked = `person_id = '${security.id}' and subject = 'role_grant:${grantId}' and done_at is null`
    expect(await countRows(db, 'notification', asked)).toBe(1)
    await decideGrant(security.ctx, { grantId, decision: 'approve' })
    expect(await countRows(db, 'notification', asked)).toBe(0)
    expect((await listGrants(security.ctx)).find((grant) => grant.id === grantId)?.state).toBe('active')
    await revokeGrant(security.ctx, { grantId, reason })
    expect((await listGrants(security.ctx)).map((grant) => grant.id)).not.toContain(grantId)
    expect(await countRows(db, 'audit_event', `object_id = '${grantId}'`)).toBe(3)
  })

  test('cannot be approved by their proposer, by their bearer, or twice', async ({ db }) => {
    const { system, security } = await officers(db)
    const { id: personId } = await aPerson(db, null, ['catalogManager'])
    const grantId = await proposeGrant(system.ctx, { personId, role: 'serviceDesk', reason })
    await expect(decideGrant(system.ctx, { grantId, decision: 'approve' })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const own = await proposeGrant(system.ctx, { personId: security.id, role: 'serviceDesk', reason }).catch(
      (error) => error,
    )
    expect(own).toMatchObject({ code: 'agencies.officerAlone' })
    await decideGrant(security.ctx, { grantId, decision: 'refuse', reason })
    const again = decideGrant(security.ctx, { grantId, decision: 'approve' })
    await expect(again).rejects.toMatchObject({ code: 'agencies.grantDecided' })
  })

  test('nobody proposes one for themselves, nor twice for the same person', async ({ db }) => {
    const { system } = await officers(db)
    const { id: personId } = await aPerson(db, null, ['catalogManager'])
    const own = proposeGrant(system.ctx, { personId: system.id, role: 'serviceDesk', reason })
    await expect(own).rejects.toMatchObject({ code: 'agencies.notYourself' })
    await proposeGrant(system.ctx, { personId, role: 'serviceDesk', reason })
    const twice = proposeGrant(system.ctx, { personId, role: 'serviceDesk', reason })
    await expect(twice).rejects.toMatchObject({ code: 'agencies.grantHeld' })
  })

  test.for<[Role, string | null]>([
    ['systemAdmin', null],
    ['serviceDesk', null],
    ['staff', 'agency'],
  ])('an officer is nobody else: not besides %s', async ([role, where], { db }) => {
    const { system } = await officers(db)
    const agencyId = where ? (await anAgency(db)).id : null
    const { id: personId } = await aPerson(db, agencyId, [role])
    const proposal = proposeGrant(system.ctx, { personId, role: 'auditAdmin', reason })
    await expect(proposal).rejects.toMatchObject({ code: 'agencies.officerAlone' })
  })

  test('the last of an officer is not taken away, nor disabled', async ({ db }) => {
    const security = await aPerson(db, null, ['securityAdmin'])
    await aSystem(db).db.delete(roleGrants).where(eq(roleGrants.role, 'auditAdmin'))
    const audit = await aPerson(db, null, ['auditAdmin'])
    const system = await aPerson(db, null, ['systemAdmin'])
    const [grant] = await aSystem(db).db.select().from(roleGrants).where(eq(roleGrants.personId, audit.id))
    const revoke = () => revokeGrant(security.ctx, { grantId: grant?.id ?? '', reason })
    await expect(revoke()).rejects.toMatchObject({ code: 'agencies.lastOfficer' })
    const disable = disablePerson(system.ctx, { personId: audit.id, reason })
    await expect(disable).rejects.toMatchObject({ code: 'agencies.lastOfficer' })
    await aPerson(db, null, ['auditAdmin'])
    await revoke()
  })

  test('the database itself refuses a second officer role', async ({ db }) => {
    const { id: personId } = await aPerson(db, null, ['auditAdmin'])
    const second = aSystem(db)
      .db.insert(roleGrants)
      .values({ personId, role: 'securityAdmin', state: 'active', proposedAt: new Date() })
    await expect(second).rejects.toMatchObject({ cause: { code: '23505' } })
    const sole = aSystem(db)
      .db.update(roleGrants)
      .set({ proposedBy: personId, decidedBy: personId })
      .where(eq(roleGrants.personId, personId))
    await expect(sole).rejects.toMatchObject({ cause: { code: '23514' } })
  })

  test('agency people neither propose nor decide nor read them', async ({ db }) => {
    const { ctx, id: personId } = await aPerson(db, (await anAgency(db)).id, ['agencyAdmin'])
    const grantId = crypto.randomUUID()
    const attempts = [
      proposeGrant(ctx, { personId, role: 'serviceDesk', reason }),
      decideGrant(ctx, { grantId, decision: 'approve' }),
      revokeGrant(ctx, { grantId, reason }),
      listGrants(ctx),
    ]
    await Promise.all(attempts.map((attempt) => expect(attempt).rejects.toMatchObject({ kind: 'forbidden' })))
  })
})
