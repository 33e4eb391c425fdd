const cell = new Int32Array(new SharedArrayBuffer(4))
const restMillis = 2

/** Stands still for a moment, and with it the whole thread: for a process of its own that has time. */
export const pause = (): void => {
  Atomics.wait(cell, 0, 0, restMillis)
}
