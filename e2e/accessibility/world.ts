import { createHash, randomBytes } from 'node:crypto'
import { Pool } from 'pg'
import { openSession } from '@/e2e/authz/principals'
import { type Stage, setStage } from './stage'
import { findThings } from './things'

export type World = {
  owner: Pool
  stage: Stage
  ids: Record<string, string>
  /** The session of each person, opened once: signing in has journeys of its own. */
  cookies: Map<string, string>
}

export async function openWorld(people: Iterable<string>): Promise<World> {
  const owner = new Pool({ connectionString: process.env.DATABASE_PLATFORM_URL })
  const stage = await setStage(owner)
  const cookies = new Map<string, string>()
  for (const person of people) cookies.set(person, await makeCookie(owner, person))
  return { owner, stage, ids: { ...(await findThings(owner)), ...stage.ids }, cookies }
}

export async function closeWorld({ owner, stage }: World): Promise<void> {
  await stage.strike()
  await owner.end()
}

async function makeCookie(owner: Pool, name: string): Promise<string> {
  const [person, stage] = name.split(', ')
  const { rows } = await owner.query<{ personId: string; agencyId: string | null }>(
    `select p.id as "personId", m.agency_id as "agencyId" from person p
     left join membership m on m.person_id = p.id and m.state = 'active'
     left join agency a on a.id = m.agency_id
     where p.name = $1 order by a.name = '澜州市住房和城乡建设局' desc limit 1`,
    [person],
  )
  if (!rows[0]) throw new Error(`the demonstration has no ${person}`)
  if (stage === 'before the code') return openChallenge(owner, rows[0].personId)
  return openSession(owner, { ...rows[0], secondFactor: stage !== 'before enrolment' })
}

async function openChallenge(owner: Pool, personId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await owner.query(
    `insert into login_challenge (token_hash, person_id, method, expires_at)
     values ($1, $2, 'password', now() + interval '1 hour')`,
    [createHash('sha256').update(token).digest('hex'), personId],
  )
  return `zt_challenge=${token}`
}
