import { once } from 'node:events'
import type { Forecast } from '@/lib/scheduler/what-if/forecast'
import { forkYielding } from '@/lib/scheduler/what-if/fork-yielding'
import type { Task } from '@/lib/scheduler/what-if/play-out'

const execArgv = ['--conditions=react-server', '--import', 'tsx']
const deadlineMillis = 120_000

/** Plays the task out in a process of its own that yields to every other. Throws when it fails or takes too long. */
export async function runApart(task: Task): Promise<Forecast> {
  const child = forkYielding('lib/scheduler/what-if/forecast-main.ts', {
    serialization: 'advanced',
    execArgv,
  })
  try {
    child.send(task)
    const ended = once(child, 'exit').then(([code]) =>
      Promise.reject(new Error(`forecast ended with ${code}`)),
    )
    const answered = once(child, 'message', { signal: AbortSignal.timeout(deadlineMillis) })
    const [answer] = await Promise.race([answered, ended])
    return answer as Forecast
  } finally {
    child.kill()
  }
}
