import { readFileSync } from 'node:fs'

export type Language = 'zh-CN' | 'en'

/** The portal's own texts, so that a journey says in both languages what it presses. Plain texts only, no values. */
export function words(language: Language) {
  const loaded = new Map<string, unknown>()
  return (key: string): string => {
    const [domain = '', ...path] = key.split('.')
    if (!loaded.has(domain)) {
      const folder = { ui: 'components', shell: 'components/shell' }[domain] ?? `lib/${domain}`
      loaded.set(domain, JSON.parse(readFileSync(`${folder}/messages/${language}.json`, 'utf8')))
    }
    let found = loaded.get(domain)
    for (const part of path) found = (found as Record<string, unknown> | undefined)?.[part]
    if (typeof found !== 'string') throw new Error(`no text ${key}`)
    return found
  }
}

/** A text with values as a pattern: what stands between the values must match. */
export const pattern = (text: string): RegExp =>
  new RegExp(
    text
      .split(/\{[^}]*\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*'),
  )
