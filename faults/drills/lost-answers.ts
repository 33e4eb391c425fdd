import { once } from 'node:events'
import type { Drill } from '@/faults/drill'

/** A machine is made, and its answer is lost, comes twice, or finds its worker dead; then somebody asks again. */
export const lostAnswers: Drill = {
  name: 'lost answers',
  async force(stage) {
    const lost = await stage.order()
    await stage.plan('ensure', 'lostAnswer', lost)
    await stage.toItsEnd(lost)

    const twice = await stage.order()
    await stage.plan('ensure', 'twice', twice)
    await stage.toItsEnd(twice)

    const dead = await stage.order()
    const [code] = await once(stage.hand(dead, { CRASH_AT: 'create.machine.afterEffect' }), 'exit')
    await stage.timePasses(dead)
    await stage.toItsEnd(dead)

    return {
      'an answer was lost': (await stage.befell('ensure', 'lostAnswer', lost)) === 1,
      'an answer came twice': (await stage.befell('ensure', 'twice', twice)) === 2,
      'a worker died before it could note the answer': code === 137,
    }
  },
}
