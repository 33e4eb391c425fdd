'use client'

/** The box in the head: picks or leaves every row of this page. `TableSelection` keeps its state true. */
export function PickAll({ label }: { label: string }) {
  return <input type="checkbox" data-pick-all aria-label={label} />
}
