import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Goes on with the same program under another Node.js; the channel tells it when this process is killed. */
export function rerun(node, module) {
  const words = [fileURLToPath(module), ...process.argv.slice(2)]
  const child = spawn(node, words, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const name of SIGNALS) process.on(name, () => child.kill(name))
  child.once('exit', (code, signalName) => process.exit(signalName ? 1 : code))
}
