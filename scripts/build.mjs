import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './settings.mjs'

const SOURCES = '{app,components,lib,public}/**/*'
const SETTINGS =
  '{proxy.ts,instrumentation*.ts,next.config.js,postcss.config.mjs,tsconfig.json,package-lock.json}'
const MARK = join(ROOT, '.next/sources.sha256')

function sourcesHash() {
  const hash = createHash('sha256')
  for (const file of globSync([SOURCES, SETTINGS], { cwd: ROOT }).sort()) {
    const path = join(ROOT, file)
    if (/\.test\.tsx?$/.test(file) || !statSync(path).isFile()) continue
    hash.update(`${file}\0`).update(readFileSync(path))
  }
  return hash.digest('hex')
}

/** Builds unless the last build was made from the same sources. */
export async function ensureBuilt(build) {
  const hash = sourcesHash()
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === hash) return
  await build()
  writeFileSync(MARK, hash)
}
