import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Refusal } from './refusal.mjs'

/** The package's install script makes these links; ours do not run install scripts, so we make them here. */
export function linkLibraries(native) {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = resolve(native, '..', target)
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
}

function unprivileged() {
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':')
    if (name === 'postgres' || name === 'nobody') return { uid: Number(uid), gid: Number(gid) }
  }
  return null
}

/** The nearest folder that exists, and all above it, can be entered by everybody. */
function isEnterable(path) {
  for (let dir = dirname(path); ; dir = dirname(dir)) {
    if (existsSync(dir) && !(statSync(dir).mode & 0o001)) return false
    if (dir === dirname(dir)) return true
  }
}

const runs = (identity, postgres) => {
  const { prefix, ...options } = identity
  const [program, ...args] = [...prefix, postgres, '--version']
  return spawnSync(program, args, { ...options, cwd: '/' }).status === 0
}

/**
 * Under which user PostgreSQL runs: itself, or, since it refuses root, an unprivileged user of the machine, or where
 * that user cannot reach the folders (a 0700 home) a user namespace in which root's own files belong to user 1000.
 */
export function identityFor(dir, postgres) {
  if (process.getuid?.() !== 0) return { prefix: [] }
  const namespace = { prefix: ['unshare', '--user', '--map-user=1000'] }
  const owner = existsSync(join(dir, 'PG_VERSION')) ? statSync(dir) : null
  if (owner) return owner.uid === 0 ? namespace : { prefix: [], uid: owner.uid, gid: owner.gid }
  const user = unprivileged()
  const plain = user && isEnterable(dir) ? { prefix: [], ...user } : null
  for (const identity of [plain, namespace]) if (identity && runs(identity, postgres)) return identity
  throw new Refusal(
    `PostgreSQL 不能以 root 运行，而其他用户进不了 ${dir}：请把项目放到人人可进入的文件夹，或改用普通用户运行。`,
    `PostgreSQL does not run as root, and no other user can enter ${dir}: move the project to a folder that others may enter, or start it as an ordinary user.`,
  )
}
