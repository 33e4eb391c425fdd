// node scripts/with-node.mjs [--database] FILE …: runs a .ts, .mjs or .cjs file under the project's Node.js 24, with
// --database in the environment of the project's database, started for it when nobody has. Installs nothing.
import { spawn } from 'node:child_process'
import { typescript } from './migrations.mjs'
import { nodeBinary } from './node-binary.mjs'
import { Refusal, runOrRefuse } from './refusal.mjs'
import { onEnd, rerun } from './rerun.mjs'
import { ROOT } from './settings.mjs'

function run(file, args, env = process.env) {
  const words = file.endsWith('.ts') ? typescript(file, ...args) : [file, ...args]
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { cwd: ROOT, env, stdio: 'inherit' })
    onEnd((name) => child.kill(name))
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

await runOrRefuse(async () => {
  const needsDatabase = process.argv[2] === '--database'
  const [file, ...args] = process.argv.slice(needsDatabase ? 3 : 2)
  if (!file) throw new Refusal('用法：with-node.mjs 文件 [参数]', 'Usage: with-node.mjs FILE …')
  const node = nodeBinary()
  if (node !== process.execPath) return rerun(node, import.meta.url)
  if (!needsDatabase) process.exit(await run(file, args))
  const { withDatabase } = await import('./database.mjs')
  process.exit(await withDatabase((env) => run(file, args, env)))
})
