import { createHash } from 'node:crypto'

/** Evenly distributed in [0, 1), the same for the same words: the simulator's only source of chance. */
export function chance(...words: (string | number)[]): number {
  return createHash('sha256').update(words.join('\0')).digest().readUInt32BE(0) / 2 ** 32
}
