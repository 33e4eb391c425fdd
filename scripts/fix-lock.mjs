// Where a package source lacks the binaries of other platforms, npm writes a lock that its own `npm ci` refuses
// ("Missing: … from lock file", https://github.com/npm/cli/issues/4828): this adds the missing optional entries.
// Run it after every `npm install`.
import { readFileSync, writeFileSync } from 'node:fs'

const LOCK = new URL('../package-lock.json', import.meta.url)
const SYSTEMS = 'aix android darwin freebsd linux netbsd openbsd openharmony sunos win32 windows'.split(' ')
const PROCESSORS = 'arm arm64 ia32 loong64 mips64el ppc64 ppc64le riscv64 s390x wasm32 x64'.split(' ')

/** npm's own look-up: the nearest node_modules from the dependant upwards. */
function isLocked(packages, dependant, name) {
  for (let dir = dependant; ; dir = dir.slice(0, Math.max(0, dir.lastIndexOf('/node_modules/')))) {
    if (packages[`${dir ? `${dir}/` : ''}node_modules/${name}`]) return true
    if (!dir) return false
  }
}

function stubFor(name, version) {
  const parts = name.split('/').pop().split('-')
  const system = parts.find((part) => SYSTEMS.includes(part))
  const processor = parts.find((part) => PROCESSORS.includes(part))
  const stub = { version, optional: true }
  if (processor) stub.cpu = [processor]
  if (system) stub.os = [system === 'windows' ? 'win32' : system]
  if (system === 'linux' && /musl/.test(name)) stub.libc = ['musl']
  if (system === 'linux' && /gnu/.test(name)) stub.libc = ['glibc']
  return stub
}

const lock = JSON.parse(readFileSync(LOCK, 'utf8'))
const added = []
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (!/^\d/.test(version) || isLocked(lock.packages, path, name)) continue
    lock.packages[`node_modules/${name}`] = stubFor(name, version)
    added.push(`${name}@${version}`)
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(`${added.length} entries added${added.length ? `: ${added.join(' ')}` : ''}\n`)
