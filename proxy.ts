import { type NextRequest, NextResponse } from 'next/server'

const session = 'zt_session'
/** Reached without a session: signing in, and what answers machines by status itself. */
const open = /^\/(login|forgot|reset|invitation|api|healthz|readyz)(\/|$)/
const requestIdForm = /^[A-Za-z0-9-]{8,64}$/
/** W3C trace context: what called us goes on under its own trace. */
const traceParentForm = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/
const development = process.env.NODE_ENV === 'development'

const fixed = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** Headers, a request number, and a short way to the sign-in page. It decides nothing: verbs authorize. */
export function proxy(request: NextRequest): NextResponse {
  const trace = traceParentForm.exec(request.headers.get('traceparent') ?? '')?.[1]
  const given = request.headers.get('x-request-id') ?? trace ?? ''
  const requestId = requestIdForm.test(given) ? given : crypto.randomUUID()
  const nonce = crypto.randomUUID().replaceAll('-', '')
  const policy = contentPolicy(nonce)
  const response = entersWithoutSession(request)
    ? toSignIn(request)
    : onward(request, { requestId, nonce, policy })
  response.headers.set('content-security-policy', policy)
  response.headers.set('x-request-id', requestId)
  for (const [name, value] of Object.entries(fixed)) response.headers.set(name, value)
  if (process.env.NEXTAUTH_URL?.startsWith('https:'))
    response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
  return response
}

function entersWithoutSession({ method, nextUrl, cookies }: NextRequest): boolean {
  return (method === 'GET' || method === 'HEAD') && !open.test(nextUrl.pathname) && !cookies.has(session)
}

function toSignIn(request: NextRequest): NextResponse {
  return NextResponse.redirect(new URL('/login', request.url))
}

function onward(
  request: NextRequest,
  words: { requestId: string; nonce: string; policy: string },
): NextResponse {
  const headers = new Headers(request.headers)
  headers.set('x-request-id', words.requestId)
  headers.set('x-nonce', words.nonce)
  // Next.js takes the nonce of its own scripts from here.
  headers.set('content-security-policy', words.policy)
  return NextResponse.next({ request: { headers } })
}

function contentPolicy(nonce: string): string {
  // Signing in by OIDC posts here and is sent on to the provider: a form may lead there too.
  const provider = process.env.OIDC_ISSUER ? ` ${new URL(process.env.OIDC_ISSUER).origin}` : ''
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? ` 'unsafe-eval'` : ''}`,
    // Charts and drawn widths carry style attributes, which no nonce can allow.
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    `connect-src 'self'${development ? ' ws:' : ''}`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'${provider}`,
    `frame-ancestors 'none'`,
  ].join('; ')
}

export const config = {
  matcher: [{ source: '/((?!_next/static|_next/image|icon.svg|favicon.ico).*)' }],
}
