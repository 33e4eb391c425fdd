// node scripts/with-node.mjs FILE …: runs a .ts, .mjs or .cjs file under the project's Node.js 24. Installs nothing.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { typescript } from './migrations.mjs'
import { nodeBinary } from './node-binary.mjs'
import { Refusal, runOrRefuse } from './refusal.mjs'

await runOrRefuse(async () => {
  const [file, ...args] = process.argv.slice(2)
  if (!file)
    throw new Refusal(
      '用法：node scripts/with-node.mjs 文件 [参数]',
      'Usage: node scripts/with-node.mjs FILE …',
    )
  const words = file.endsWith('.ts') ? typescript(file, ...args) : [file, ...args]
  const child = spawn(nodeBinary(), words, {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: 'inherit',
  })
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name))
  child.once('exit', (code, signalName) => process.exit(signalName ? 1 : code))
})
