import { once } from 'node:events'
import type { Drill } from '@/faults/drill'

/**
 * A worker stands still between the engine's answer and its own note of it, beyond its lease. Another carries
 * the run to its end. Then the first one wakes and writes down what it still knows.
 */
export const frozenWriter: Drill = {
  name: 'frozen writer',
  async force(stage) {
    const order = await stage.order()
    const writer = stage.hand(order, { FREEZE_AT: 'create.disks.afterEffect' })
    const ended = once(writer, 'exit')
    await stage.until('sim_journal where op = $1 and token = $2', ['ensureDisks', order.token])
    await stage.timePasses(order)
    await stage.toItsEnd(order)
    const stoodStill = writer.exitCode === null && writer.signalCode === null
    const carriedOn = await stage.count(`run where id = $1 and state = 'done' and attempt > 1`, [order.runId])
    const waking = setInterval(() => writer.kill('SIGCONT'), 100)
    const [code] = await ended
    clearInterval(waking)
    return {
      'a writer stood still beyond its lease': stoodStill,
      'another carried its run to the end': carriedOn === 1,
      'the writer woke and went on': code === 0,
    }
  },
}
