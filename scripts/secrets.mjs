import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from './refusal.mjs'

const password = () => randomBytes(24).toString('base64url')
const key = () => randomBytes(32).toString('base64')
const MAKERS = {
  OWNER_PASSWORD: password,
  APP_PASSWORD: password,
  PLATFORM_PASSWORD: password,
  NEXTAUTH_SECRET: key,
  AUDIT_KEY: key,
  FIELD_ENCRYPTION_KEY: key,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key,
}
const FROM_ENVIRONMENT = Object.keys(MAKERS).filter((name) => !name.endsWith('_PASSWORD'))

/** Passwords and keys of this data folder, made at the first start, readable by its owner only. */
export function localSecrets(dataDir) {
  const file = join(dataDir, 'secrets.json')
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const missing = Object.keys(MAKERS).filter((name) => !known[name])
  if (!missing.length) return known
  for (const name of missing) known[name] = MAKERS[name]()
  writeFileSync(`${file}.new`, `${JSON.stringify(known, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return known
}

/**
 * The environment wins; `local` is null where secrets must come from it, since several machines share them.
 * @param {Record<string, string> | null} local
 * @param {Record<string, string | undefined>} variables
 * @returns {Record<string, string>}
 */
export function applicationSecrets(local, variables = process.env) {
  const missing = FROM_ENVIRONMENT.filter((name) => !variables[name] && !local?.[name])
  if (missing.length) {
    const names = missing.join(', ')
    throw new Refusal(`缺少环境变量：${names}。`, `Missing environment values: ${names}.`)
  }
  return Object.fromEntries(FROM_ENVIRONMENT.map((name) => [name, variables[name] || local[name]]))
}
