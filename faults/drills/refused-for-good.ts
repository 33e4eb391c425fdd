import type { Drill } from '@/faults/drill'

/** The engine has made port and machine and refuses the disks for good: everything has to be taken back. */
export const refusedForGood: Drill = {
  name: 'refused for good',
  async force(stage) {
    const order = await stage.order()
    await stage.plan('ensureDisks', 'refuse', order)
    await stage.toItsEnd(order)
    return {
      'a machine had been made': (await stage.count(`sim_machine where token = $1`, [order.token])) === 1,
      'its disks were refused': (await stage.befell('ensureDisks', 'refuse', order)) === 1,
    }
  },
}
