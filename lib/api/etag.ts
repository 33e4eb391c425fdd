import { createHash } from 'node:crypto'
import { Refusal } from '@/lib/api/refusal'

/** `"<version>-<hash of the answer>"`: the hash serves If-None-Match, the version If-Match. */
export function etagOf(text: string, version: number | undefined): string {
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 22)
  return `"${version ?? ''}-${hash}"`
}

export function isUnchanged(request: Request, etag: string): boolean {
  const known = request.headers.get('if-none-match')
  if (!known) return false
  return known.split(',').some((one) => one.trim().replace(/^W\//, '') === etag || one.trim() === '*')
}

/** The version a change was based on. */
export function versionOf(request: Request): number {
  const given = request.headers.get('if-match')
  if (!given) throw new Refusal(428, 'api.preconditionMissing')
  const version = /^"(\d{1,9})-[\w-]{22}"$/.exec(given.trim())?.[1]
  if (version === undefined) throw new Refusal(412, 'api.preconditionInvalid')
  return Number(version)
}
