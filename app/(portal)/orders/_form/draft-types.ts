import type { SaveDraft } from '@/lib/orders/input'
import type { OrderQuote } from '@/lib/orders/quote-order'

export type Content = SaveDraft['content']
export type Line = Content['lines'][number]

/** The quote as the browser gets it: what is wrong comes in words. */
export type Quote = Omit<OrderQuote, 'problems'> & { problems: { field: string; message: string }[] }

/** An existing instance that a line changes, renews or closes. */
export type NamedInstance = { id: string; name: string; endsOn: string | null; planId: string | null }

export const lineName = (key: string, field: string) => `l.${key}.${field}`

/** Problems name lines by position, controls by key: lines survive being moved. A refused save names the whole content first. */
export function controlName(field: string, lines: readonly { key: string; serviceId: string }[]): string {
  const path = field.replace(/^content\./, '')
  const found = /^lines\.(\d+)\.(.+)$/.exec(path)
  const line = found ? lines[Number(found[1])] : undefined
  if (!found || !line) return path
  return found[2] === 'agreementId' ? `a.${line.serviceId}` : lineName(line.key, found[2] ?? '')
}
