import { Refusal } from '@/lib/api/refusal'
import { readSession } from '@/lib/auth/read-session'
import { readToken } from '@/lib/auth/read-token'
import { sessionCookie } from '@/lib/auth/session-cookie'
import { type Ctx, type Databases, newCtx } from '@/lib/context'

export type Caller = { ctx: Ctx; rateKey: string }

const challenge = (error?: string) => ({
  'www-authenticate': `Bearer realm="zhengtong"${error ? `, error="${error}"` : ''}`,
})

/** Who calls: the bearer of an access token, or, for reading from the API page, the session of the browser. */
export async function identify(databases: Databases, request: Request, requestId: string): Promise<Caller> {
  const address = request.headers.get('x-forwarded-for')?.split(',')[0]?.trim()
  const options = (offset: number) => ({
    now: () => new Date(Date.now() + offset * 1000),
    requestId,
    address,
  })
  const header = request.headers.get('authorization')
  if (header !== null) {
    const token = /^Bearer ([\w-]{20,200})$/i.exec(header.trim())?.[1]
    const found = token ? await readToken(databases, token) : null
    if (!found) throw new Refusal(401, 'api.tokenInvalid', { headers: challenge('invalid_token') })
    const ctx = newCtx(databases, found.actor, options(found.clockOffsetSeconds))
    return { ctx, rateKey: `api:${found.tokenId}` }
  }
  const session = await sessionOf(databases, request)
  if (!session) throw new Refusal(401, 'api.tokenMissing', { headers: challenge() })
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new Refusal(403, 'api.tokenNeeded')
  if (request.headers.get('sec-fetch-site') === 'cross-site') throw new Refusal(403, 'api.wrongOrigin')
  const ctx = newCtx(databases, session.actor, options(session.clockOffsetSeconds))
  return { ctx, rateKey: `api:${session.actor.sessionId}` }
}

async function sessionOf(databases: Databases, request: Request) {
  const cookies = request.headers.get('cookie')?.split(';') ?? []
  const own = cookies.map((part) => part.trim()).find((part) => part.startsWith(`${sessionCookie.name}=`))
  const value = own?.slice(sessionCookie.name.length + 1)
  return value ? readSession(databases, value) : null
}
