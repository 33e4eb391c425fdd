import { cpus } from 'node:os'

const cell = new Int32Array(new SharedArrayBuffer(4))
const lookMillis = 200
/** While others use less of one processor, it is alone, and rests after so many calls only. */
const busyShare = 0.1
const alone = { calls: 4, millis: 1 }
/** Beside others it rests after every call: longer the more of the processors they use. */
const besideOthers = (share: number) => ({ calls: 1, millis: Math.min(20, 25 * share) })

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
  let rest = besideOthers(1)
  let calls = 0
  return () => {
    const passed = performance.now() - looked.at
    if (passed >= lookMillis) {
      const { all, own } = worked()
      const others = (all - looked.all - (own - looked.own)) / passed
      rest = others > busyShare ? besideOthers(others) : alone
      looked = { at: performance.now(), all, own }
    }
    calls += 1
    if (calls % rest.calls === 0) Atomics.wait(cell, 0, 0, rest.millis)
  }
}
