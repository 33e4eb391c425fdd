'use client'

type Props = { label: string; checked: boolean; onTick: (checked: boolean) => void }

/** A controlled box of the editor. */
export function TickBox({ label, checked, onTick }: Props) {
  return (
    <label className="opt">
      <input type="checkbox" checked={checked} onChange={(event) => onTick(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  )
}
