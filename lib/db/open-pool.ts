import { Pool, type PoolConfig } from 'pg'

type Options = {
  max: number
  name?: string
  /** Settings of the server for these connections, by name. */
  settings?: Record<string, string>
}

/**
 * Connections that send the next statement without waiting for the answer to the last: a scoped read is one
 * round trip instead of three. An idle connection that breaks is replaced at the next checkout.
 */
export function openPool(connectionString: string, { max, name, settings = {} }: Options): Pool {
  const config: PoolConfig & { pipeline: boolean } = {
    connectionString,
    max,
    application_name: name,
    options: Object.entries(settings)
      .map(([setting, value]) => `-c ${setting}=${value}`)
      .join(' '),
    pipeline: true,
  }
  const pool = new Pool(config)
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}
