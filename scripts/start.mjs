// npm start. Uses only what Node.js 20 has built in until the packages are there, then runs itself under Node.js 24.
import { nodeBinary, refuseOldNode } from './node-binary.mjs'
import { ensureInstalled } from './packages.mjs'
import { Refusal, runOrRefuse } from './refusal.mjs'
import { onEnd, rerun } from './rerun.mjs'
import { ensureDataDir, readSettings, refuseTakenPort } from './settings.mjs'

await runOrRefuse(async () => {
  refuseOldNode()
  const settings = readSettings()
  const unknown = process.argv.slice(2).find((word) => word !== '--dev')
  if (unknown) throw new Refusal(`不认识的参数：${unknown}`, `Unknown argument: ${unknown}`)
  ensureDataDir(settings.dataDir)
  await refuseTakenPort(settings.port, settings.host)
  await ensureInstalled()
  const node = nodeBinary()
  if (node !== process.execPath) return rerun(node, import.meta.url)

  const [{ serve }, { Stopped }] = await Promise.all([import('./serve.mjs'), import('./supervisor.mjs')])
  const { ready, stop } = serve(settings, { dev: process.argv.includes('--dev') })
  onEnd(() => stop().then(() => process.exit(0)))
  try {
    await ready
  } catch (error) {
    await stop()
    if (!(error instanceof Stopped)) throw error
  }
})
