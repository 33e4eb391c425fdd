/** A share in a table cell: the figure, then a small bar; amber from 85 %. */
export function MiniMeter({ percent }: { percent: number | undefined }) {
  if (percent === undefined) return <span>—</span>
  return (
    <span className="nowrap">
      {Math.round(percent)}%
      <span className="mini" aria-hidden="true">
        <i className={percent >= 85 ? 'hot' : undefined} style={{ width: `${Math.min(100, percent)}%` }} />
      </span>
    </span>
  )
}
