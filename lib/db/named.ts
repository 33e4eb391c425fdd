import { createHash } from 'node:crypto'
import type { QueryConfig } from 'pg'

/** What a connection keeps prepared at most; texts made from rare filters come after it and stay unnamed. */
const most = 300
const names = new Map<string, string>()

/**
 * A read under a name made from its text: each connection parses it once and PostgreSQL may keep its plan. The name
 * is the text's own, since several bundles of one process share the connections.
 */
export function named(config: QueryConfig): QueryConfig {
  const known = names.get(config.text)
  if (known) return { ...config, name: known }
  if (names.size >= most) return config
  const name = createHash('sha256').update(config.text).digest('base64url').slice(0, 22)
  names.set(config.text, name)
  return { ...config, name }
}
