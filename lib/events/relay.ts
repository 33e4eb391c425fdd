import { Leadership } from '@/lib/jobs/lead'
import { log } from '@/lib/log'

const LOCK = 4245
const everyMs = 100
const standByMs = 3000

/** The channel web processes listen on; its payload is the horizon: every transaction below it has ended. */
export const eventChannel = 'zt_event'

const announce = `
  with seen as (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as horizon)
  select horizon::text,
    case when exists (select from event where xid >= $1::bigint and xid < horizon)
      then pg_notify('${eventChannel}', horizon::text) end
  from seen`

/**
 * The one process that tells the web processes of new events, at most ten times a second and only below the
 * snapshot horizon, so that nobody can resume past an event that is still to be committed.
 */
export function startRelay(address: string): { stop(): Promise<void> } {
  const leadership = new Leadership(address, LOCK)
  let told: string | null = null
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let turn: Promise<void> = Promise.resolve()

  async function relay(): Promise<number> {
    if (!(await leadership.try())) {
      told = null
      return standByMs
    }
    // A new leader begins a little earlier than its predecessor ended: telling twice harms nobody.
    told ??= await horizonAMinuteAgo()
    const answer = await leadership.connection?.query<{ horizon: string }>(announce, [told])
    told = answer?.rows[0]?.horizon ?? told
    return everyMs
  }

  async function horizonAMinuteAgo(): Promise<string> {
    const answer = await leadership.connection?.query<{ xid: string | null }>(
      `select min(xid)::text as xid from event where at > now() - interval '1 minute'`,
    )
    return answer?.rows[0]?.xid ?? '0'
  }

  function next(afterMs: number) {
    if (stopped) return
    timer = setTimeout(() => {
      turn = relay()
        .catch((error) => {
          log.warn({ err: error }, 'relay')
          return standByMs
        })
        .then(next)
    }, afterMs)
  }

  next(0)
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await turn
      await leadership.end()
    },
  }
}
