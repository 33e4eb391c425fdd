import { NextRequest } from 'next/server'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { proxy } from '@/proxy'

type Init = { method?: string; cookie?: string; id?: string; traceparent?: string }
const ask = (path: string, init: Init = {}) => {
  const headers = new Headers()
  if (init.cookie) headers.set('cookie', init.cookie)
  if (init.id) headers.set('x-request-id', init.id)
  if (init.traceparent) headers.set('traceparent', init.traceparent)
  return proxy(new NextRequest(`http://portal.test${path}`, { method: init.method ?? 'GET', headers }))
}
const signedIn = { cookie: 'zt_session=x' }
const nonceOf = (policy: string | null) => /'nonce-(\w+)'/.exec(policy ?? '')?.[1]
afterEach(() => vi.unstubAllEnvs())

describe('without a session', () => {
  test('a page leads to the sign-in page', () => {
    expect(ask('/orders').headers.get('location')).toBe('http://portal.test/login')
    expect(ask('/').status).toBe(307)
  })

  test('signing in, machines and actions are left to answer for themselves', () => {
    for (const path of [
      '/login',
      '/login/enrol',
      '/forgot',
      '/reset',
      '/api/v1/orders',
      '/healthz',
      '/readyz',
    ])
      expect(ask(path).headers.get('location'), path).toBeNull()
    expect(ask('/orders', { method: 'POST' }).headers.get('location')).toBeNull()
    expect(ask('/apiary').headers.get('location')).not.toBeNull()
  })
})

describe('every answer', () => {
  test('carries a policy with a nonce of its own, which the page is given too', () => {
    const [one, two] = [ask('/orders', signedIn), ask('/orders', signedIn)]
    const policy = one.headers.get('content-security-policy')
    expect(policy).toContain(`object-src 'none'`)
    expect(policy).toContain(`frame-ancestors 'none'`)
    expect(policy).not.toContain('unsafe-eval')
    expect(nonceOf(policy)).not.toBe(nonceOf(two.headers.get('content-security-policy')))
    expect(one.headers.get('x-middleware-request-content-security-policy')).toBe(policy)
    expect(one.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('has a request number: a well-formed one that was given, else a new one', () => {
    expect(ask('/orders', { ...signedIn, id: 'trace-12345678' }).headers.get('x-request-id')).toBe(
      'trace-12345678',
    )
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
    const called = (traceparent: string) =>
      ask('/orders', { ...signedIn, traceparent }).headers.get('x-request-id')
    expect(called(`00-${trace}-00f067aa0ba902b7-01`)).toBe(trace)
    expect(called(`00-${'0'.repeat(32)}-00f067aa0ba902b7-01`)).not.toBe('0'.repeat(32))
    const made = ask('/orders', { ...signedIn, id: '<script>alert(1)</script>' }).headers.get('x-request-id')
    expect(made).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('lets a form lead to the identity provider only where one is configured', () => {
    expect(ask('/login').headers.get('content-security-policy')).toContain(`form-action 'self';`)
    vi.stubEnv('OIDC_ISSUER', 'https://id.gov.test/realm')
    expect(ask('/login').headers.get('content-security-policy')).toContain(
      `form-action 'self' https://id.gov.test;`,
    )
  })
})
