import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The command line of a process, '' when there is none. */
export function commandOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return ''
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    } catch {
      return ''
    }
  }
  return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout?.trim() ?? ''
}

/** Signals a process, or its whole group when it leads one; false when it was already gone. */
export function signal(pid, name) {
  for (const target of process.platform === 'win32' ? [pid] : [-pid, pid]) {
    try {
      process.kill(target, name)
      return true
    } catch (error) {
      if (error.code !== 'ESRCH') throw error
    }
  }
  return false
}

/** Asks a process to end, then insists; resolves when it is gone. */
export async function endProcess(pid, name, patienceMs = 10_000) {
  const insistAt = Date.now() + patienceMs
  if (!signal(pid, name)) return
  for (let insisted = false; commandOf(pid); ) {
    if (!insisted && Date.now() > insistAt) insisted = signal(pid, 'SIGKILL')
    await new Promise((done) => setTimeout(done, 50))
  }
}
