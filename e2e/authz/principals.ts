import { createHash, randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { policy } from '@/lib/auth/permissions'
import { agencyRoles, platformRoles, type Role } from '@/lib/auth/roles'

export type Principal = {
  name: string
  roles: readonly Role[]
  agencyId: string | null
  personId: string | null
  /** Signed in, and as a program. */
  cookie: string
  token: string
  /** Nobody behind a session that does not hold. */
  holds: boolean
  secondFactor: boolean
}

export type Agencies = { own: string; other: string }

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const secret = () => randomBytes(32).toString('base64url')

type Making = {
  name: string
  roles: readonly Role[]
  agencyId: string | null
  ends?: 'disabled' | 'expired'
  secondFactor?: boolean
}

/** Nobody, each role alone, a stranger from another agency, and three whose session must not count. */
export async function makePrincipals(owner: Pool, { own, other }: Agencies): Promise<Principal[]> {
  const nobody: Principal = {
    name: 'nobody',
    roles: [],
    agencyId: null,
    personId: null,
    cookie: '',
    token: '',
    holds: false,
    secondFactor: false,
  }
  const makings: Making[] = [
    ...agencyRoles.map((role) => ({ name: role, roles: [role], agencyId: own })),
    ...platformRoles.map((role) => ({ name: role, roles: [role], agencyId: null })),
    { name: 'stranger', roles: agencyRoles, agencyId: other },
    { name: 'disabled', roles: agencyRoles, agencyId: own, ends: 'disabled' },
    { name: 'expired', roles: agencyRoles, agencyId: own, ends: 'expired' },
    { name: 'without second factor', roles: agencyRoles, agencyId: own, secondFactor: false },
  ]
  const made: Principal[] = [nobody]
  for (const making of makings) made.push(await makePrincipal(owner, making))
  return made
}

async function makePrincipal(owner: Pool, making: Making): Promise<Principal> {
  const { name, roles, agencyId, ends } = making
  const secondFactor = making.secondFactor ?? true
  const { rows } = await owner.query<{ id: string }>(
    `insert into person (name, email, state, created_at) values ($1, $2, $3, now()) returning id`,
    [
      `越权测试 ${name}`,
      `${hash(secret()).slice(0, 16)}@authz.test`,
      ends === 'disabled' ? 'disabled' : 'active',
    ],
  )
  const personId = rows[0]?.id ?? ''
  if (agencyId)
    await owner.query(
      `insert into membership (agency_id, person_id, roles, joined_at) values ($1, $2, $3, now())`,
      [agencyId, personId, roles],
    )
  else
    for (const role of roles)
      await owner.query(
        `insert into role_grant (person_id, role, state, proposed_at) values ($1, $2, 'active', now())`,
        [personId, role],
      )
  const principal = { name, roles, agencyId, personId, holds: ends === undefined, secondFactor }
  const cookie = await openSession(owner, principal, ends === 'expired')
  const token = `zt_${secret()}`
  await owner.query(
    `insert into access_token (person_id, agency_id, name, token_hash, hint, scopes, second_factor, expires_at)
     values ($1, $2, 'authz', $3, 'zt_', $4, $5, now() + $6::interval)`,
    [personId, agencyId, hash(token), Object.keys(policy), secondFactor, ends === 'expired' ? '-1 s' : '8 h'],
  )
  return { ...principal, cookie, token }
}

/** A session of its own, for a call that ends it. */
export async function openSession(
  owner: Pool,
  { personId, agencyId, secondFactor }: Pick<Principal, 'personId' | 'agencyId' | 'secondFactor'>,
  expired = false,
): Promise<string> {
  const token = secret()
  await owner.query(
    `insert into session (token_hash, person_id, agency_id, method, second_factor_at, absolute_until, idle_minutes)
     values ($1, $2, $3, 'password', case when $4 then now() end, now() + $5::interval, 30)`,
    [hash(token), personId, agencyId, secondFactor, expired ? '-1 s' : '8 h'],
  )
  return `zt_session=${token}`
}

export async function hasEnded(owner: Pool, cookie: string): Promise<boolean> {
  const { rowCount } = await owner.query(
    'select from session where token_hash = $1 and revoked_at is not null',
    [hash(cookie.slice(cookie.indexOf('=') + 1))],
  )
  return rowCount === 1
}
