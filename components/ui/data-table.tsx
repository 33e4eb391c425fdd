import type { ReactNode } from 'react'
import { EmptyState } from './empty-state'
import { Pagination } from './pagination'
import { Scroll } from './scroll'
import { TableBody } from './table-body'
import { TableHead } from './table-head'
import { type BulkVerb, TableSelection } from './table-selection'
import { readTableState, type SearchParams } from './table-state'
import { TableToolbar, type ToolbarProps } from './table-toolbar'

export type Column<Row> = {
  key: string
  head: string
  cell: (row: Row) => ReactNode
  /** The head sorts by this column: `?sort=key` or `?sort=-key`. */
  sort?: boolean
  num?: boolean
  mono?: boolean
  nowrap?: boolean
  /** Not shown until chosen. */
  hidden?: boolean
  /** Cannot be hidden; the first column never can. */
  fixed?: boolean
  skipOnPhone?: boolean
  width?: string
  /** Stands in the foot row beneath this column. */
  sum?: ReactNode
}

export type DataTableProps<Row> = {
  /** Read to those who do not see the table. */
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  /** The page's own path and search parameters: the table's whole state lives there. */
  path: string
  params: SearchParams
  /** All rows there are, not only those of this page. Without it there is no pager. */
  total?: number
  defaults?: { sort?: string; size?: number }
  toolbar?: Omit<ToolbarProps, 'path' | 'params' | 'columns'> & { chooseColumns?: boolean }
  empty?: ReactNode
  groupOf?: (row: Row) => { key: string; label: ReactNode; subtotal?: ReactNode }
  /** With `bulk`, rows can be picked; `rowName` is what the checkbox is called. */
  bulk?: BulkVerb[]
  rowName?: (row: Row) => string
  /** The row whose drawer is open, by its key. */
  selected?: string
  rowMenu?: (row: Row) => ReactNode
  /** Freshness of the figures, said beside the pager. */
  note?: ReactNode
  dense?: boolean
  flush?: boolean
}

/** A ledger. Sorting, paging, filters and columns are links, so it works before any script has come. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, path, params, total, toolbar, bulk, dense, flush } = props
  const state = readTableState(params, props.defaults)
  const shown = shownColumns(columns, state.columns)
  const table = (
    <Scroll className="fill">
      <table className={`tbl tbl--stack grid-tbl ${dense ? 'tbl--dense' : ''} ${flush ? 'tbl--flush' : ''}`}>
        <caption className="sr">{caption}</caption>
        <TableHead
          columns={shown}
          state={state}
          path={path}
          params={params}
          pick={Boolean(bulk)}
          menu={Boolean(props.rowMenu)}
        />
        <TableBody {...props} columns={shown} />
      </table>
    </Scroll>
  )
  return (
    <>
      {toolbar ? (
        <TableToolbar
          {...toolbar}
          path={path}
          params={params}
          columns={
            toolbar.chooseColumns
              ? columns.slice(1).map(({ key, head, fixed }) => ({
                  key,
                  head,
                  fixed,
                  shown: shown.some((column) => column.key === key),
                }))
              : undefined
          }
        />
      ) : null}
      {rows.length === 0 ? (
        <div className="sec fill">
          {props.empty ?? <EmptyState icon="search" kind="noMatch" clearHref={path} />}
        </div>
      ) : bulk ? (
        <TableSelection verbs={bulk} ids={rows.map(rowKey)} total={total ?? rows.length}>
          {table}
        </TableSelection>
      ) : (
        table
      )}
      {total !== undefined && rows.length > 0 ? (
        <Pagination
          path={path}
          params={params}
          page={state.page}
          size={state.size}
          total={total}
          note={props.note}
        />
      ) : null}
    </>
  )
}

function shownColumns<Row>(columns: Column<Row>[], chosen?: string[]): Column<Row>[] {
  return columns.filter(
    (column, at) => at === 0 || column.fixed || (chosen ? chosen.includes(column.key) : !column.hidden),
  )
}
