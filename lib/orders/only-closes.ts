import type { DraftLine } from '@/lib/db/order-content'

/** Closing costs nothing and has no end: an order of nothing else needs neither budget nor period. */
export const onlyCloses = (lines: readonly Pick<DraftLine, 'kind'>[]): boolean =>
  lines.length > 0 && lines.every(({ kind }) => kind === 'close')
