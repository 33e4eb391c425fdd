import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Round } from '@/bench/pages-load'

export type LoadClient = { p95(round: Round): Promise<number>; stop(): void }

/** The load comes from another process, so that measuring does not slow what is measured. */
export function startClient(): LoadClient {
  const child = fork('bench/pages-load.ts', { execArgv: ['--import', 'tsx'] })
  return {
    async p95(round) {
      child.send(round)
      const [answer] = (await once(child, 'message')) as [{ millis?: number[]; error?: string }]
      if (!answer.millis) throw new Error(answer.error)
      const sorted = answer.millis.sort((a, b) => a - b)
      return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0
    },
    stop: () => child.kill(),
  }
}
