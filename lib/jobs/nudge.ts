import type { Databases } from '@/lib/context'

const everyMs = 100

/**
 * Wakes idle slots within a tenth of a second of a job's commit. NOTIFY by the writer would do so sooner,
 * but a NOTIFY in every transaction makes all commits wait for one another.
 */
export function startNudge(
  databases: Databases,
  names: readonly string[],
  wake: (name: string, jobs: number) => void,
): { stop(): Promise<void> } {
  let stopped = false
  let pause: NodeJS.Timeout | undefined
  let endPause = () => {}

  async function look() {
    const { rows } = await databases.platform.query<{ name: string; jobs: number }>({
      name: 'ready_jobs',
      text: `select name, count(*)::int as jobs from (
               select name from pgboss.job
               where name = any($1) and state < 'active' and not blocked and start_after <= now() limit 200
             ) ready group by name`,
      values: [names],
    })
    for (const { name, jobs } of rows) wake(name, jobs)
  }

  async function loop() {
    while (!stopped) {
      // A database that is away answers later; the slots' own polling goes on meanwhile.
      await look().catch(() => {})
      if (stopped) return
      await new Promise<void>((resolve) => {
        endPause = resolve
        pause = setTimeout(resolve, everyMs)
      })
    }
  }

  const running = loop()
  return {
    stop() {
      stopped = true
      clearTimeout(pause)
      endPause()
      return running
    },
  }
}
