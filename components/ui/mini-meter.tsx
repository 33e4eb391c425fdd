/** A share in a table cell: the figure, then a small bar; amber from 85 %. */
export function MiniMeter({ percent }: { percent: number | undefined }) {
  if (percent === undefined) return <span>—</span>
  return (
    <span className="nowrap">
      {Math.round(percent)}%
      <i
        className={percent >= 85 ? 'mini mini--hot' : 'mini'}
        style={{ backgroundSize: `${Math.min(100, percent)}% 100%` }}
        aria-hidden="true"
      />
    </span>
  )
}
