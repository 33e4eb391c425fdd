import { useTranslations } from 'next-intl'

type Props = { rows?: number; columns?: number }

/** The bones of a page: a head and a table of the final height. Shown only after 300 ms. */
export function PageSkeleton({ rows = 8, columns = 5 }: Props) {
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

/** One element whatever the size: every page carries its bones with it. */
export function TableSkeleton({ rows = 8, columns = 5 }: Props) {
  return (
    <div
      className="skel-table"
      aria-hidden="true"
      style={{ '--rows': rows, '--columns': columns } as React.CSSProperties}
    />
  )
}
