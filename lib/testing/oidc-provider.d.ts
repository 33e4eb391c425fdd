declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http'

  /** Published without types; only what the tests use. */
  export default class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>)
    callback(): RequestListener
  }
}
