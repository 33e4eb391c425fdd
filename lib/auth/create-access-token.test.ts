import { sql } from 'drizzle-orm'
import { createAccessToken } from '@/lib/auth/create-access-token'
import { listAccessTokens } from '@/lib/auth/list-access-tokens'
import { can } from '@/lib/auth/permissions'
import { readToken } from '@/lib/auth/read-token'
import { revokeAccessToken } from '@/lib/auth/revoke-access-token'
import { describe, expect, test } from '@/lib/testing/db'
import { anAgency, aPerson, aSystem, countRows } from '@/lib/testing/factories'

describe('access tokens', () => {
  test('a token acts for its maker and agency, and is kept only as a hash', async ({ db }) => {
    const agency = await anAgency(db)
    const staff = await aPerson(db, agency.id, ['staff'])
    const { id, token } = await createAccessToken(staff.ctx, {
      name: '月度导出',
      scopes: ['order:read', 'order:read', 'statement:read'],
      days: 30,
    })
    expect(token).toMatch(/^zt_[\w-]{43}$/)
    const read = await readToken(db, token)
    expect(read?.actor).toMatchObject({
      personId: staff.id,
      agencyId: agency.id,
      roles: ['staff'],
      via: 'token',
      scopes: ['order:read', 'statement:read'],
    })
    expect(await countRows(db, 'access_token', `token_hash = '${token}'`)).toBe(0)
    expect(await countRows(db, 'audit_event', `object_id = '${id}' and after::text like '%${token}%'`)).toBe(
      0,
    )
    expect(await countRows(db, 'audit_event', `object_id = '${id}' and action = 'accessToken.create'`)).toBe(
      1,
    )
    expect(await listAccessTokens(staff.ctx)).toMatchObject([
      { id, hint: token.slice(0, 9), state: 'active' },
    ])
  })

  test('nobody gives away a right they do not hold', async ({ db }) => {
    const staff = await aPerson(db, (await anAgency(db)).id, ['staff'])
    await expect(
      createAccessToken(staff.ctx, { name: 'x', scopes: ['order:approve'], days: 1 }),
    ).rejects.toMatchObject({ kind: 'forbidden', code: 'api.scopeBeyondRights' })
  })

  test('officers have no tokens at all', async ({ db }) => {
    const auditor = await aPerson(db, null, ['auditAdmin'])
    await expect(
      createAccessToken(auditor.ctx, { name: 'x', scopes: ['order:read'], days: 1 }),
    ).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(listAccessTokens(auditor.ctx)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('a right the owner loses is lost to the token at the next call', async ({ db }) => {
    const agency = await anAgency(db)
    const person = await aPerson(db, agency.id, ['staff', 'approver'])
    const { token } = await createAccessToken(person.ctx, { name: 'x', scopes: ['order:create'], days: 1 })
    await aSystem(db).db.execute(
      sql`update membership set roles = '{approver}' where person_id = ${person.id}::uuid`,
    )
    const read = await readToken(db, token)
    expect(read && can(read.actor, 'order:create')).toBe(false)
  })

  test('it ends when revoked, expired, or its owner is disabled or has left', async ({ db }) => {
    const agency = await anAgency(db)
    const make = async () => {
      const person = await aPerson(db, agency.id, ['staff'])
      const made = await createAccessToken(person.ctx, { name: 'x', scopes: ['order:read'], days: 1 })
      expect(await readToken(db, made.token)).not.toBeNull()
      return { person, ...made }
    }
    const run = (text: string) => aSystem(db).db.execute(sql.raw(text))
    const revoked = await make()
    await revokeAccessToken(revoked.person.ctx, { tokenId: revoked.id })
    const expired = await make()
    await run(`update access_token set expires_at = now() where id = '${expired.id}'`)
    const disabled = await make()
    await run(`update person set state = 'disabled' where id = '${disabled.person.id}'`)
    const left = await make()
    await run(`update membership set state = 'left' where person_id = '${left.person.id}'`)
    for (const { token } of [revoked, expired, disabled, left]) expect(await readToken(db, token)).toBeNull()
  })

  test('somebody else’s token does not exist, nor does one revoked twice', async ({ db }) => {
    const agency = await anAgency(db)
    const owner = await aPerson(db, agency.id, ['staff'])
    const colleague = await aPerson(db, agency.id, ['staff', 'agencyAdmin'])
    const { id, token } = await createAccessToken(owner.ctx, { name: 'x', scopes: ['order:read'], days: 1 })
    await expect(revokeAccessToken(colleague.ctx, { tokenId: id })).rejects.toMatchObject({
      kind: 'notFound',
    })
    expect(await readToken(db, token)).not.toBeNull()
    await revokeAccessToken(owner.ctx, { tokenId: id })
    await expect(revokeAccessToken(owner.ctx, { tokenId: id })).rejects.toMatchObject({ kind: 'notFound' })
  })
})
