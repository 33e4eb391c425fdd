import 'server-only'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { env } from '@/lib/env'

type Claims = { sub: string }

/** Any OpenID Connect provider. Only issuer and subject tell who somebody is (meet-identity). */
export const identityProvider: OAuthConfig<Claims> = {
  id: 'oidc',
  name: 'oidc',
  type: 'oauth',
  wellKnown: `${env.OIDC_ISSUER?.replace(/\/$/, '')}/.well-known/openid-configuration`,
  clientId: env.OIDC_CLIENT_ID,
  clientSecret: env.OIDC_CLIENT_SECRET,
  idToken: true,
  checks: ['pkce', 'state', 'nonce'],
  authorization: { params: { scope: 'openid email profile' } },
  profile: ({ sub }) => ({ id: sub }),
}
