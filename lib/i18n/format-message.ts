import compile from 'icu-minify/compile'
import type { CompiledMessage } from 'icu-minify/format'
import type { ReactNode } from 'react'
import formatCompiled from 'use-intl/format-message/format-only'

type Format = (
  key: string,
  message: string,
  values: Record<string, unknown> | undefined,
  options: Parameters<typeof formatCompiled>[3],
) => ReactNode

const compiled = new Map<string, CompiledMessage>()

/**
 * Stands in for use-intl's own formatter in the build (next.config.js): a text is compiled once a process, not once
 * a request. What has no value is left out of a sentence.
 */
const formatMessage: Format & { raw?: boolean } = (key, message, values, options) => {
  if (typeof message !== 'string') throw new Error(`${key} is not a text`)
  const known = compiled.get(message) ?? compile(message)
  compiled.set(message, known)
  if (typeof known === 'string') return known
  return formatCompiled(key, known, values && said(values), options)
}
formatMessage.raw = true

/** As the formatter it stands in for: nothing is said of null and undefined, and a figure is said as it is. */
function said(values: Record<string, unknown>): Parameters<typeof formatCompiled>[2] {
  const entries = Object.entries(values).map(([name, value]) => [name, value ?? ''])
  return Object.fromEntries(entries) as Parameters<typeof formatCompiled>[2]
}

export default formatMessage
