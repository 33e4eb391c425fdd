import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A change of the code that must not go unnoticed. `find` must stand in the file exactly once. */
export type Change = { file: string; find: string; replace: string }

/** A copy of the code with the changes in it; `remove` deletes it. Throws when a change no longer finds its place. */
export function plantedCopy(changes: readonly Change[]): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'zhengtong-planted-'))
  for (const part of ['lib', 'scripts', 'faults', 'drizzle', 'package.json', 'tsconfig.json'])
    cpSync(join(root, part), join(folder, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const { file, find, replace } of changes) {
    const path = join(folder, file)
    const parts = readFileSync(path, 'utf8').split(find)
    if (parts.length !== 2) throw new Error(`the place for a planted bug in ${file} is gone: ${find}`)
    writeFileSync(path, parts.join(replace))
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
