/**
 * Which of the hosts that fit is best. Pure and small: a new one is one file and one row of `policies`.
 * Disk is a limit, not a wish: no policy weighs it.
 */
export type Policy = {
  /** How the score moves as a host has more left; lets the index stop early. `mixed` looks at every state. */
  trend: 'rising' | 'falling' | 'mixed'
  /**
   * Lower is better. `cpuLeft` and `memoryLeft` are the fractions of the host's capacity (overcommit included)
   * free once the machine stands there; `idle`: nothing stands there yet; `neighbours` of the machine's group.
   */
  score(cpuLeft: number, memoryLeft: number, idle: boolean, neighbours: number): number
}
