import type { Drill } from '@/faults/drill'
import { beginAndGiveUp } from '@/faults/load'

/** Work is begun with its job and rolled back. */
export const givenUp: Drill = {
  name: 'given up',
  async force(stage) {
    await stage.toItsEnd(await stage.order())
    const begun = await beginAndGiveUp(stage.database.databases, stage.now)
    return {
      'a change was begun and rolled back': begun && (await stage.count(`run where kind = 'stop'`)) === 0,
    }
  },
}
