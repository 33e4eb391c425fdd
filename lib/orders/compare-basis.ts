import type { Outlook } from '@/lib/scheduler/outlook'

export type BasisItem =
  /** Fen as a decimal string. */
  | { key: string; kind: 'money'; value: string }
  /** Taken of a limit. */
  | { key: string; kind: 'amount'; value: number; of: number }
  | { key: string; kind: 'count'; value: number }
  | { key: string; kind: 'flag'; value: boolean }
  /** When a plan stops fitting, by the forecast of that night; the likely instant. */
  | { key: string; kind: 'outlook'; value: string | null; outlook: Outlook }

export type BasisChange = { key: string; seen: BasisItem; now: BasisItem | null; changed: boolean }

/** What the approver saw beside what is so now, in the order in which it was kept. */
export function compareBasis(seen: readonly BasisItem[], now: readonly BasisItem[]): BasisChange[] {
  return seen.map((item) => {
    const present = now.find(({ key }) => key === item.key) ?? null
    return { key: item.key, seen: item, now: present, changed: present !== null && !same(item, present) }
  })
}

const same = (a: BasisItem, b: BasisItem) =>
  a.value === b.value &&
  (a.kind !== 'outlook' || b.kind !== 'outlook' || (a.outlook === null) === (b.outlook === null)) &&
  (a.kind !== 'amount' || b.kind !== 'amount' || a.of === b.of)
