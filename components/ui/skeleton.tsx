import { useTranslations } from 'next-intl'

const widths = [62, 48, 70, 54, 40, 66]

/** The bones of a page: a head and a table of the final height. Shown only after 300 ms. */
export function PageSkeleton({ rows = 8, columns = 5 }: { rows?: number; columns?: number }) {
  const t = useTranslations('ui.page')
  return (
    <div className="skel-page" role="status" aria-busy="true" aria-label={t('loading')}>
      <div className="head">
        <span className="skel skel--title" />
      </div>
      <div className="sec">
        <TableSkeleton rows={rows} columns={columns} />
      </div>
    </div>
  )
}

export function TableSkeleton({ rows = 8, columns = 5 }: { rows?: number; columns?: number }) {
  return (
    <div className="skel-table" aria-hidden="true">
      {Array.from({ length: rows * columns }, (_, at) => at).map((at) => (
        <span key={at} className="skel" style={{ width: `${widths[(at * 7) % widths.length]}%` }} />
      ))}
    </div>
  )
}
