import { type ChildProcess, type ForkOptions, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Runs only when nothing else would; where the system cannot do that, with the lowest priority. */
const ways = [
  ['chrt', '--idle', '0'],
  ['nice', '-n', '19'],
] as const

const isInstalled = (program: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))

/**
 * A child process that leaves the processors to all others: set before it starts, since threads (of the collector,
 * for one) keep what they were started with. Where neither way is there, it is a child like any other.
 */
export function forkYielding(module: string, { execArgv = [], ...options }: ForkOptions): ChildProcess {
  const [program, ...words] = ways.find(([name]) => isInstalled(name)) ?? []
  if (!program) return fork(module, { ...options, execArgv })
  return fork(module, {
    ...options,
    execPath: program,
    execArgv: [...words, process.execPath, ...execArgv],
  })
}
