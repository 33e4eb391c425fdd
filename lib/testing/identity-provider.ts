import { createServer, type Server } from 'node:http'
import Provider from 'oidc-provider'

type Client = { issuer: string; id: string; secret: string }

/** A real OpenID Connect provider on this machine, with its own sign-in pages. Any name is its subject. */
export async function startIdentityProvider(portal: string, client: Client): Promise<Server> {
  const { issuer } = client
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${portal}/api/auth/callback/oidc`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: ['only for tests'] },
    findAccount: (_ctx: unknown, id: string) => ({
      accountId: id,
      claims: async () => ({ sub: id, name: id, email: `${id}@id.test`, email_verified: true }),
    }),
    features: { devInteractions: { enabled: true } },
  })
  const server = createServer(provider.callback())
  await new Promise<void>((ready) => server.listen(Number(new URL(issuer).port), '127.0.0.1', ready))
  return server
}
