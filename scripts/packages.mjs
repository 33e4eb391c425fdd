import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from './refusal.mjs'
import { ROOT } from './settings.mjs'

const packagesOf = (file) => JSON.parse(readFileSync(join(ROOT, file), 'utf8')).packages

/** Whether node_modules holds what the lock says: npm keeps its own list there, written when it is done. */
export function areInstalled() {
  if (!existsSync(join(ROOT, 'node_modules/.package-lock.json'))) return false
  const installed = packagesOf('node_modules/.package-lock.json')
  return Object.entries(packagesOf('package-lock.json')).every(
    ([path, { version, optional, devOptional }]) => {
      if (!path) return true
      return installed[path] ? installed[path].version === version : optional || devOptional
    },
  )
}

export async function ensureInstalled() {
  if (areInstalled()) return
  process.stdout.write('正在安装依赖 · Installing packages …\n')
  const npm = process.env.npm_execpath
  const words = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const [program, args] = npm?.endsWith('.js') ? [process.execPath, [npm, ...words]] : ['npm', words]
  const code = await new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' })
    child.once('error', reject)
    child.once('exit', resolve)
  })
  if (code === 0) return
  throw new Refusal(
    '依赖安装失败，原因见上方 npm 的输出。',
    'Packages could not be installed: npm says why above.',
  )
}
