import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '@/lib/env'

const pkcs8 = (text: string) =>
  createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' })

/** Signs the anchors. It never enters the database: who could rewrite the chain must not be able to sign for it. */
export function anchorPrivateKey(): KeyObject {
  if (env.AUDIT_ANCHOR_KEY) return pkcs8(env.AUDIT_ANCHOR_KEY)
  const file = join(env.DATA_DIR, 'audit-anchor.key')
  if (!existsSync(file)) {
    mkdirSync(env.DATA_DIR, { recursive: true })
    const { privateKey } = generateKeyPairSync('ed25519')
    const text = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
    writeFileSync(file, `${text}\n`, { mode: 0o600, flag: 'wx' })
  }
  return pkcs8(readFileSync(file, 'utf8').trim())
}

export const publicKeyText = (privateKey: KeyObject): string =>
  createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64')

export const publicKeyFrom = (text: string): KeyObject =>
  createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' })
