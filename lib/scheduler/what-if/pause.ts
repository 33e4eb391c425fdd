import { cpus } from 'node:os'

const cell = new Int32Array(new SharedArrayBuffer(4))
const lookMillis = 200
/** Of one processor, in use by others. */
const busyShare = 0.1
const restMillis = { alone: 1, besideOthers: 15 }

/** Milliseconds in which this computer's processors worked so far, and this process on them. */
function worked(): { all: number; own: number } {
  const all = cpus().reduce((sum, { times: { user, nice, sys, irq } }) => sum + user + nice + sys + irq, 0)
  const { user, system } = process.cpuUsage()
  return { all, own: (user + system) / 1000 }
}

/**
 * Stands still for a moment, and with it the whole thread: for a process of its own that has time. The moment is
 * longer where others are at work, since even what only runs where nothing else would slows its neighbour.
 */
export function pauses(): () => void {
  let looked = { at: performance.now(), ...worked() }
  let rest = restMillis.besideOthers
  return () => {
    const passed = performance.now() - looked.at
    if (passed >= lookMillis) {
      const { all, own } = worked()
      const others = (all - looked.all - (own - looked.own)) / passed
      rest = others > busyShare ? restMillis.besideOthers : restMillis.alone
      looked = { at: performance.now(), all, own }
    }
    Atomics.wait(cell, 0, 0, rest)
  }
}
