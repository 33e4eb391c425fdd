import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const version = 'v1'

/**
 * Encrypts one field (TOTP seeds, webhook secrets) with AES-256-GCM under a 32-byte key.
 * `context`, e.g. 'totp:<person id>', is bound in: a value moved to another row does not open.
 */
export function sealSecret(plain: string, key: Buffer, context = ''): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return [version, nonce, cipher.getAuthTag(), body]
    .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
    .join('.')
}

/** Throws when the key, the context or a single bit is wrong. */
export function openSecret(sealed: string, key: Buffer, context = ''): string {
  const [form, nonce, tag, body, ...rest] = sealed.split('.')
  if (form !== version || !nonce || !tag || body === undefined || rest.length > 0) {
    throw new Error('not a sealed secret')
  }
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), {
    authTagLength: 16,
  })
  decipher.setAAD(Buffer.from(context)).setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8')
}
