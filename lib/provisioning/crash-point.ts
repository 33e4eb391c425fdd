export type CrashMoment = 'before' | 'afterEffect' | 'afterRecord'

/** Where CRASH_AT=<kind>.<step>.<moment> says so the process dies as by SIGKILL; the fault suite sets it. */
export function crashPoint(kind: string, step: string, moment: CrashMoment): void {
  if (process.env.CRASH_AT === `${kind}.${step}.${moment}`) process.exit(137)
}
