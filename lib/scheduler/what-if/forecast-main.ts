import { pauses } from '@/lib/scheduler/what-if/pause'
import { playOut, type Task } from '@/lib/scheduler/what-if/play-out'

/** The process in which a forecast is played out, so that nobody who places machines waits for it. */
process.once('message', (task: Task) => {
  process.send?.(playOut(task, pauses()), () => process.disconnect())
})
