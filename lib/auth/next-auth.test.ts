import { createServer, type Server } from 'node:http'
import NextAuth from 'next-auth'
import { afterAll, beforeAll, vi } from 'vitest'
import { linkIdentity } from '@/lib/auth/link-identity'
import { authOptions } from '@/lib/auth/next-auth'
import { readSession } from '@/lib/auth/read-session'
import { anAccount, goodPassword } from '@/lib/testing/accounts'
import { describe, expect, test } from '@/lib/testing/db'
import { anAgency } from '@/lib/testing/factories'
import { startIdentityProvider } from '@/lib/testing/identity-provider'
import { SmallBrowser } from '@/lib/testing/small-browser'

/** The environment stands before anything reads it: two free ports, the portal's and the provider's. */
const { portal, issuer, requests } = await vi.hoisted(async () => {
  const { createServer } = await import('node:net')
  const free = () =>
    new Promise<number>((found) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const address = probe.address()
        probe.close(() => found(typeof address === 'object' ? (address?.port ?? 0) : 0))
      })
    })
  const [portal, issuer] = [`http://127.0.0.1:${await free()}`, `http://127.0.0.1:${await free()}`]
  Object.assign(process.env, {
    NEXTAUTH_URL: portal,
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: 'portal',
    OIDC_CLIENT_SECRET: 'only-for-tests',
  })
  return { portal, issuer, requests: { jar: new Map<string, string>() } }
})

vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    get: (name: string) => (requests.jar.has(name) ? { value: requests.jar.get(name) } : undefined),
    set: (name: string, value: string) => requests.jar.set(name, value),
    delete: (name: string) => requests.jar.delete(name),
  }),
}))

vi.mock('next/navigation', () => ({ redirect: () => undefined, unstable_rethrow: () => undefined }))

/** next-auth's handler for plain Node.js requests. */
const handle = NextAuth as unknown as (request: object, response: object, options: object) => Promise<void>

let servers: Server[] = []
beforeAll(async () => {
  const door = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', portal)
    let body = ''
    for await (const chunk of request) body += chunk
    const cookies = Object.fromEntries(
      (request.headers.cookie ?? '').split('; ').map((pair) =>
        pair
          .split(/=(.*)/s)
          .map((part) => decodeURIComponent(part))
          .slice(0, 2),
      ),
    )
    const answer = Object.assign(response, {
      status: (code: number) => Object.assign(response, { statusCode: code }),
      send: (content: unknown) =>
        response.end(typeof content === 'object' ? JSON.stringify(content) : `${content}`),
      json: (content: unknown) => response.end(JSON.stringify(content)),
    })
    const query = { ...Object.fromEntries(url.searchParams), nextauth: url.pathname.split('/').slice(3) }
    const asked = Object.assign(request, {
      query,
      cookies,
      body: Object.fromEntries(new URLSearchParams(body)),
    })
    if (url.pathname.startsWith('/api/auth/')) await handle(asked, answer, authOptions)
    else response.end(url.pathname)
  })
  await new Promise<void>((ready) => door.listen(Number(new URL(portal).port), '127.0.0.1', ready))
  servers = [door, await startIdentityProvider(portal, { issuer, id: 'portal', secret: 'only-for-tests' })]
})
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections()
})

function browser(): SmallBrowser {
  const made = new SmallBrowser()
  requests.jar = made.cookiesOf(new URL(portal).host)
  return made
}

async function post(made: SmallBrowser, path: string, form: Record<string, string>) {
  const { csrfToken } = JSON.parse((await made.visit(`${portal}/api/auth/csrf`)).text) as {
    csrfToken: string
  }
  return made.visit(`${portal}/api/auth/${path}`, {
    method: 'POST',
    form: { csrfToken, callbackUrl: '/', ...form },
  })
}

async function throughProvider(made: SmallBrowser, subject: string) {
  const login = await post(made, 'signin/oidc', {})
  const consent = await made.submit(login, { login: subject, password: 'any' })
  return made.submit(consent)
}

describe('the door', () => {
  test('a password leaves one cookie, and in it only a session’s token', async ({ db }) => {
    const made = browser()
    const { id, account } = await anAccount(db, (await anAgency(db)).id, ['staff'])
    const page = await post(made, 'callback/password', { account, password: goodPassword })
    expect(page.url.pathname).toBe('/')
    const token = requests.jar.get('zt_session') ?? ''
    expect(token).toMatch(/^[\w-]{43}$/)
    expect((await readSession(db, token))?.actor.personId).toBe(id)
    const session = await made.visit(`${portal}/api/auth/session`)
    expect(Object.keys(JSON.parse(session.text) as object)).toEqual(['expires'])
    await post(made, 'signout', {})
    expect(await readSession(db, token)).toBeNull()
  })

  test('a wrong one leads back with a code, and without the CSRF token nothing is tried', async ({ db }) => {
    const made = browser()
    const { account } = await anAccount(db, (await anAgency(db)).id, ['staff'])
    const wrong = await post(made, 'callback/password', { account, password: 'wrong' })
    expect(wrong.url.searchParams.get('error')).toBe('auth.wrongCredentials')
    const bare = { method: 'POST', form: { account, password: goodPassword } }
    await made.visit(`${portal}/api/auth/callback/password`, bare)
    expect(requests.jar.has('zt_session')).toBe(false)
  })

  test('an enrolled account goes on to the second factor with a passage, not a session', async ({ db }) => {
    const { account } = await anAccount(db, (await anAgency(db)).id, ['approver'], { factor: true })
    const page = await post(browser(), 'callback/password', { account, password: goodPassword })
    expect(page.url.pathname).toBe('/login/second-factor')
    expect([requests.jar.has('zt_challenge'), requests.jar.has('zt_session')]).toEqual([true, false])
  })
})

describe('a real OpenID Connect provider', () => {
  test('signs in an identity that was linked, with PKCE, state and nonce', async ({ db }) => {
    const { id, ctx } = await anAccount(db, (await anAgency(db)).id, ['staff'])
    await linkIdentity(ctx, { issuer, subject: 'linked' })
    const page = await throughProvider(browser(), 'linked')
    expect(page.url.pathname).toBe('/')
    expect((await readSession(db, requests.jar.get('zt_session') ?? ''))?.actor.personId).toBe(id)
  })

  test('an identity nobody linked is turned away, whatever its e-mail', async () => {
    const page = await throughProvider(browser(), 'stranger')
    expect(page.url.searchParams.get('error')).toBe('auth.identityUnknown')
    expect(requests.jar.has('zt_session')).toBe(false)
  })

  test('an answer with another state opens nothing', async ({ db }) => {
    const { ctx } = await anAccount(db, (await anAgency(db)).id, ['staff'])
    await linkIdentity(ctx, { issuer, subject: 'forged' })
    const made = browser()
    const login = await post(made, 'signin/oidc', {})
    requests.jar.delete('next-auth.state')
    const page = await made.submit(await made.submit(login, { login: 'forged', password: 'any' }))
    expect(page.url.searchParams.get('error')).not.toBeNull()
    expect(requests.jar.has('zt_session')).toBe(false)
  })
})
