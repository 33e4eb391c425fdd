import { getLocale } from 'next-intl/server'
import { createFormat, type Format } from './format'
import type { Locale } from './locale'

/** For server components and actions: `const f = await getFormat()`, then `f.money(fen)`. */
export async function getFormat(): Promise<Format> {
  return createFormat((await getLocale()) as Locale)
}
