// npm start. Uses only what Node.js 20 has built in until the packages are there, then runs itself under Node.js 24.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { nodeBinary, refuseOldNode } from './node-binary.mjs'
import { ensureInstalled } from './packages.mjs'
import { Refusal, runOrRefuse } from './refusal.mjs'
import { ensureDataDir, readSettings, refuseTakenPort } from './settings.mjs'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** The supervisor proper; the channel tells it when this process is killed. */
function continueUnder(node) {
  const words = [fileURLToPath(import.meta.url), ...process.argv.slice(2)]
  const child = spawn(node, words, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const name of SIGNALS) process.on(name, () => child.kill(name))
  child.once('exit', (code, signalName) => process.exit(signalName ? 1 : code))
}

await runOrRefuse(async () => {
  refuseOldNode()
  const settings = readSettings()
  const unknown = process.argv.slice(2).find((word) => word !== '--dev')
  if (unknown) throw new Refusal(`不认识的参数：${unknown}`, `Unknown argument: ${unknown}`)
  ensureDataDir(settings.dataDir)
  await refuseTakenPort(settings.port, settings.host)
  await ensureInstalled()
  const node = nodeBinary()
  if (node !== process.execPath) return continueUnder(node)

  const [{ serve }, { Stopped }] = await Promise.all([import('./serve.mjs'), import('./supervisor.mjs')])
  const { ready, stop } = serve(settings, { dev: process.argv.includes('--dev') })
  const end = () => stop().then(() => process.exit(0))
  for (const name of [...SIGNALS, 'disconnect']) process.on(name, end)
  try {
    await ready
  } catch (error) {
    await stop()
    if (!(error instanceof Stopped)) throw error
  }
})
