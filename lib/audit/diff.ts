export type FieldChange = { field: string; before: string; after: string }

const shortest = 400
const names = ['number', 'name', 'title', 'label', 'code', 'day'] as const

/** The fields that differ between two states of an object, as text, in the order of their names. */
export function diff(before: unknown, after: unknown): FieldChange[] {
  const [old, now] = [fields(before), fields(after)]
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .sort()
    .map((field) => ({ field, before: text(old[field]), after: text(now[field]) }))
    .filter((change) => change.before !== change.after)
}

/** What people call the object: its number or name, if its states say one. */
export function objectName(before: unknown, after: unknown): string | null {
  const state = { ...fields(before), ...fields(after) }
  for (const name of names) {
    const value = state[name]
    if (typeof value === 'string' && value) return value
    if (typeof value === 'object' && value !== null && 'zh' in value && typeof value.zh === 'string')
      return value.zh
  }
  return null
}

function fields(state: unknown): Record<string, unknown> {
  if (state === null || state === undefined) return {}
  return typeof state === 'object' && !Array.isArray(state)
    ? (state as Record<string, unknown>)
    : { value: state }
}

function text(value: unknown): string {
  if (value === null || value === undefined) return ''
  const whole = typeof value === 'string' ? value : JSON.stringify(value)
  return whole.length > shortest ? `${whole.slice(0, shortest)}…` : whole
}
