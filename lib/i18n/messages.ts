import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from './locale'

export type MessageTree = { [key: string]: string | MessageTree }

const kept = new Map<Locale, MessageTree>()

/** Every text of the product, each domain under its own name. Read once; in development at every request. */
export function loadMessages(locale: Locale): MessageTree {
  const found = kept.get(locale)
  if (found) return found
  const messages: MessageTree = {}
  for (const [namespace, folder] of messageFolders()) {
    const file = join(folder, `${locale}.json`)
    if (existsSync(file)) messages[namespace] = JSON.parse(readFileSync(file, 'utf8')) as MessageTree
  }
  if (process.env.NODE_ENV === 'production') kept.set(locale, messages)
  return messages
}

/** The folders that hold texts: one a domain, one for the parts of the interface, one for its frame. */
export function messageFolders(): [namespace: string, folder: string][] {
  const root = process.cwd()
  const lib = join(/* turbopackIgnore: true */ root, 'lib')
  const domains = readdirSync(lib, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry): [string, string] => [entry.name, join(lib, entry.name, 'messages')])
    .filter(([, folder]) => existsSync(folder))
  return [
    ...domains,
    ['ui', join(/* turbopackIgnore: true */ root, 'components', 'messages')],
    ['shell', join(/* turbopackIgnore: true */ root, 'components', 'shell', 'messages')],
  ]
}
