export type CrashMoment = 'before' | 'afterEffect' | 'afterRecord'

/**
 * Where CRASH_AT=<kind>.<step>.<moment> says so the process dies as by SIGKILL, where FREEZE_AT does it stands
 * still until somebody wakes it with SIGCONT; the fault suite sets them.
 */
export function crashPoint(kind: string, step: string, moment: CrashMoment): void {
  const here = `${kind}.${step}.${moment}`
  if (process.env.CRASH_AT === here) process.exit(137)
  if (process.env.FREEZE_AT === here) process.kill(process.pid, 'SIGSTOP')
}
