import { spawn } from 'node:child_process'
import { nodeBinary } from './node-binary.mjs'
import { endProcess } from './processes.mjs'
import { Refusal } from './refusal.mjs'
import { ROOT } from './settings.mjs'

const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 30_000
const HEALTHY_AFTER_MS = 60_000

/** Thrown out of a step that `stop()` ended: whoever stops does not want to hear of it. */
export class Stopped extends Error {}

/** Starts children, restarts those that are to stay, and ends all of them. */
export function createSupervisor(say) {
  const children = new Map()
  const pauses = new Set()
  let stopping = false

  function launch(name, words, env) {
    if (stopping) throw new Stopped()
    const child = spawn(nodeBinary(), ['--import', './scripts/end-with-parent.mjs', ...words], {
      cwd: ROOT,
      env: { ...env, SUPERVISOR_PID: String(process.pid) },
      // A group of its own: Ctrl C reaches the supervisor alone, which ends the children in order.
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    children.set(name, child)
    child.once('exit', () => children.delete(name))
    return child
  }

  /** A step that ends by itself. */
  async function run(name, words, env) {
    const code = await new Promise((resolve, reject) => {
      launch(name, words, env).once('error', reject).once('exit', resolve)
    })
    if (stopping) throw new Stopped()
    if (code !== 0) throw new Refusal(`${name} 失败，原因见上方。`, `${name} failed: see above.`)
  }

  /** A process that stays; `launchAgain` is asked for a new one whenever it dies. */
  function keep(name, launchAgain) {
    let pauseMs = FIRST_PAUSE_MS
    const watch = (child) => {
      const since = Date.now()
      child.once('exit', (code, signalName) => {
        if (stopping) return
        if (Date.now() - since > HEALTHY_AFTER_MS) pauseMs = FIRST_PAUSE_MS
        say(`${name} 已退出（${signalName ?? code}），${pauseMs / 1000} 秒后重启 · ${name} ended, restarting`)
        again()
      })
    }
    const again = () => {
      const timer = setTimeout(async () => {
        pauses.delete(timer)
        try {
          watch(await launchAgain())
        } catch (error) {
          if (stopping) return
          say(`${name}: ${error.message}`)
          again()
        }
      }, pauseMs)
      pauses.add(timer)
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
    }
    return watch
  }

  function keepNode(name, words, env) {
    keep(name, () => launch(name, words, env))(launch(name, words, env))
  }

  async function stop() {
    stopping = true
    for (const timer of pauses) clearTimeout(timer)
    await Promise.all([...children.values()].map((child) => endProcess(child.pid, 'SIGTERM')))
  }

  return { run, keep, keepNode, stop }
}
