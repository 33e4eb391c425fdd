import { hostname } from 'node:os'
import type { Databases } from '@/lib/context'

const everyMs = 5000

/** Says every five seconds that this process lives, in the database's time; its row goes when it ends in order. */
export function startHeartbeat(
  databases: Databases,
  kind: 'web' | 'worker',
  details: Record<string, unknown> = {},
): { stop(): Promise<void> } {
  const name = `${kind}@${hostname()}:${process.pid}`
  const beat = () =>
    databases.platform
      .query(
        `insert into heartbeat (process, kind, details) values ($1, $2, $3)
         on conflict (process) do update set seen_at = now(), details = excluded.details`,
        [name, kind, JSON.stringify({ ...details, node: process.version })],
      )
      .catch(() => {})
  let beating = beat()
  const timer = setInterval(() => {
    beating = beat()
  }, everyMs)
  return {
    async stop() {
      clearInterval(timer)
      await beating
      await databases.platform.query('delete from heartbeat where process = $1', [name]).catch(() => {})
    },
  }
}
