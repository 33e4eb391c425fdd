import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Calls back once when this program is asked to end: by a signal, by the end of who reran it, or by the end of npm,
 * which passes a signal only to the shell between it and us. One end brings the others along.
 */
export function onEnd(callback) {
  let isAsked = false
  function end(name) {
    if (isAsked) return
    isAsked = true
    callback(name)
  }
  for (const name of SIGNALS) process.on(name, () => end(name))
  if (process.channel) process.on('disconnect', () => end('SIGTERM'))
  const parent = process.ppid
  if (!process.env.npm_lifecycle_event) return
  setInterval(() => process.ppid !== parent && end('SIGTERM'), 250).unref()
}

/** Goes on with the same program under another Node.js. */
export function rerun(node, module) {
  const words = [fileURLToPath(module), ...process.argv.slice(2)]
  const child = spawn(node, words, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  onEnd((name) => child.kill(name))
  child.once('exit', (code, signalName) => process.exit(signalName ? 1 : code))
}
