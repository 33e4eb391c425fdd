/** The last part of a path, without control or reserved characters; null when nothing usable is left. */
export function fileName(given: string): string | null {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const name = last
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .trim()
    .replace(/^\.+/, '')
  return name.length > 0 && name.length <= 200 ? name : null
}
