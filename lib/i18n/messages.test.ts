import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import { locales } from './locale'
import { type MessageTree, messageFolders } from './messages'

/** Words that Chinese officials write in Latin letters, and names of things. */
const sentence = /[a-z]+(?:[ ,]+[a-z]+){3,}/

describe.each(messageFolders())('the texts of %s', (_namespace, folder) => {
  const texts = Object.fromEntries(locales.map((locale) => [locale, flat(read(folder, locale))]))
  const chinese = texts['zh-CN'] ?? {}
  const english = texts.en ?? {}

  test('are complete in both languages', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort())
  })

  test('hold no Chinese in English and no English sentence in Chinese', () => {
    const mixed = [
      ...Object.entries(english).filter(([, text]) => /[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]/.test(text)),
      ...Object.entries(chinese).filter(([, text]) => sentence.test(withoutArguments(text))),
    ]
    expect(mixed).toEqual([])
  })

  test('ask for the same values in both languages', () => {
    const differing = Object.keys(chinese).filter(
      (key) => argumentsOf(chinese[key]).join() !== argumentsOf(english[key]).join(),
    )
    expect(differing).toEqual([])
  })

  test('can be read by what shows them', () => {
    const faults: string[] = []
    for (const locale of locales) {
      const t = createTranslator({
        locale,
        messages: read(folder, locale),
        timeZone: 'Asia/Shanghai',
        onError: (error) => faults.push(`${locale}: ${error.message}`),
      }) as (key: string, values: Record<string, number>) => string
      for (const [key, text] of Object.entries(texts[locale] ?? {}))
        t(key, Object.fromEntries(argumentsOf(text).map((name) => [name, 1])))
    }
    expect(faults).toEqual([])
  })

  test('none is empty', () => {
    expect(
      [...Object.entries(chinese), ...Object.entries(english)].filter(([, text]) => !text.trim()),
    ).toEqual([])
  })
})

function read(folder: string, locale: string): MessageTree {
  return JSON.parse(readFileSync(join(folder, `${locale}.json`), 'utf8')) as MessageTree
}

function flat(tree: MessageTree, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value]] : Object.entries(flat(value, `${prefix}${key}.`)),
    ),
  )
}

function withoutArguments(text: string): string {
  return text.replace(/\{\w+(, *(plural|select|number|date)[^{]*)?/g, '').replace(/\b(one|other|two)\b/g, '')
}

function argumentsOf(text = ''): string[] {
  return [...new Set(argumentsIn(text))].sort()
}

/** Names at the head of each `{…}`; the branches of a plural or select are messages of their own. */
function argumentsIn(text: string): string[] {
  return blocks(text).flatMap((block) => {
    const [, name = '', rest] = /^\s*(\w+)\s*(?:,([\s\S]*))?$/.exec(block) ?? []
    return [name, ...blocks(rest ?? '').flatMap(argumentsIn)]
  })
}

/** The insides of the outermost braces. */
function blocks(text: string): string[] {
  const found: string[] = []
  let depth = 0
  let start = 0
  for (const [at, character] of [...text].entries()) {
    if (character === '{' && depth++ === 0) start = at + 1
    if (character === '}' && --depth === 0) found.push([...text].slice(start, at).join(''))
  }
  return found
}
