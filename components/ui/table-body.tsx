import { useTranslations } from 'next-intl'
import { Fragment, type ReactNode } from 'react'
import type { Column, DataTableProps } from './data-table'
import { Spoken } from './spoken'

/** Rows, group heads with their subtotals, and the foot. */
export function TableBody<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey, groupOf, bulk, rowMenu } = props
  const width = columns.length + (bulk ? 1 : 0) + (rowMenu ? 1 : 0)
  let group: string | undefined
  return (
    <>
      <tbody>
        {rows.map((row) => {
          const next = groupOf?.(row)
          const opens = next !== undefined && next.key !== group
          group = next?.key
          return (
            <Fragment key={rowKey(row)}>
              {opens ? (
                <tr className="grp">
                  <th scope="rowgroup" colSpan={width}>
                    <span className="row">
                      {next.label}
                      {next.subtotal ? <span className="push">{next.subtotal}</span> : null}
                    </span>
                  </th>
                </tr>
              ) : null}
              <BodyRow {...props} row={row} />
            </Fragment>
          )
        })}
      </tbody>
      {columns.some((column) => column.sum !== undefined) ? (
        <tfoot>
          <tr>
            {bulk ? <td className="skip-s" /> : null}
            {columns.map((column, at) => (
              <Cell key={column.key} column={column} first={at === 0}>
                {column.sum}
              </Cell>
            ))}
            {rowMenu ? <td className="skip-s" /> : null}
          </tr>
        </tfoot>
      ) : null}
    </>
  )
}

function BodyRow<Row>({
  columns,
  rowKey,
  rowName,
  rowMenu,
  bulk,
  selected,
  row,
}: DataTableProps<Row> & { row: Row }) {
  const t = useTranslations('ui.table')
  const chosen = selected === rowKey(row) ? { className: 'is-sel', 'aria-current': true } : {}
  return (
    <tr {...chosen}>
      {bulk ? (
        <td className="pick">
          <input
            type="checkbox"
            data-pick
            value={rowKey(row)}
            aria-label={t('pick', { name: rowName?.(row) ?? rowKey(row) })}
          />
        </td>
      ) : null}
      {columns.map((column, at) => (
        <Cell key={column.key} column={column} first={at === 0}>
          {column.cell(row)}
        </Cell>
      ))}
      {rowMenu ? <td className="num skip-s">{rowMenu(row)}</td> : null}
    </tr>
  )
}

function Cell<Row>({
  column,
  first,
  children,
}: {
  column: Column<Row>
  first: boolean
  children: ReactNode
}) {
  const names = [first ? 'head-cell' : '', column.num ? 'num' : '', column.mono ? 'mono' : '']
  names.push(column.nowrap ? 'nowrap' : '', column.skipOnPhone ? 'skip-s' : '')
  const className = names.filter(Boolean).join(' ')
  return (
    <td {...(className ? { className } : {})} {...(first ? {} : { 'data-l': column.head })}>
      <Spoken>{children}</Spoken>
    </td>
  )
}
