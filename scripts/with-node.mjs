// node scripts/with-node.mjs [--database] FILE …: runs a .ts, .mjs or .cjs file under the project's Node.js 24, with
// --database in the environment of the project's database, started for it when nobody has. Installs nothing.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { typescript } from './migrations.mjs'
import { nodeBinary } from './node-binary.mjs'
import { Refusal, runOrRefuse } from './refusal.mjs'
import { ROOT } from './settings.mjs'

function run(words, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(nodeBinary(), words, { cwd: ROOT, env, stdio: 'inherit' })
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name))
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

await runOrRefuse(async () => {
  const needsDatabase = process.argv[2] === '--database'
  const [file, ...args] = process.argv.slice(needsDatabase ? 3 : 2)
  if (!file)
    throw new Refusal(
      '用法：node scripts/with-node.mjs 文件 [参数]',
      'Usage: node scripts/with-node.mjs FILE …',
    )
  if (!needsDatabase)
    return process.exit(await run(file.endsWith('.ts') ? typescript(file, ...args) : [file, ...args]))
  if (nodeBinary() !== process.execPath)
    return process.exit(await run([fileURLToPath(import.meta.url), '--database', file, ...args]))
  const { withDatabase } = await import('./database.mjs')
  process.exit(await withDatabase((env) => run(typescript(file, ...args), env)))
})
