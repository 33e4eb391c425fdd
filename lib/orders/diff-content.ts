import type { DraftLine, OrderContent } from '@/lib/db/schema/orders'

export type ContentChange = {
  /** Empty for the head of the order, else the line's key. */
  lineKey: string | null
  kind: 'changed' | 'added' | 'removed'
  /** Field name; a form field of a service reads `config.<name>`. */
  field: string | null
  before: unknown
  after: unknown
}

const head = ['title', 'justification', 'businessSystemId', 'budgetId', 'startsOn', 'endsOn'] as const
const body = [
  'kind',
  'serviceId',
  'planId',
  'instanceId',
  'quantity',
  'startsOn',
  'endAction',
  'onNoCapacity',
] as const

/** What a revised order changed against what was returned, field by field. */
export function diffContent(before: OrderContent, after: OrderContent): ContentChange[] {
  const changes = head.flatMap((field) => changed(null, field, before[field], after[field]))
  for (const line of before.lines) {
    const now = after.lines.find(({ key }) => key === line.key)
    if (now) changes.push(...diffLine(line, now))
    else changes.push({ lineKey: line.key, kind: 'removed', field: null, before: line, after: null })
  }
  for (const line of after.lines) {
    if (before.lines.some(({ key }) => key === line.key)) continue
    changes.push({ lineKey: line.key, kind: 'added', field: null, before: null, after: line })
  }
  return changes
}

function diffLine(before: DraftLine, after: DraftLine): ContentChange[] {
  const names = new Set([...Object.keys(before.config), ...Object.keys(after.config)])
  return [
    ...body.flatMap((field) => changed(before.key, field, before[field], after[field])),
    ...[...names].flatMap((name) =>
      changed(before.key, `config.${name}`, before.config[name], after.config[name]),
    ),
  ]
}

const empty = (value: unknown) => value === undefined || value === null || value === ''

function changed(lineKey: string | null, field: string, before: unknown, after: unknown): ContentChange[] {
  if (empty(before) && empty(after)) return []
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  return [{ lineKey, kind: 'changed', field, before, after }]
}
