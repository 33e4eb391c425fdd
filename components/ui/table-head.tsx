import { useTranslations } from 'next-intl'
import type { Column } from './data-table'
import { Icon } from './icon'
import { Link } from './link'
import { PickAll } from './pick-all'
import { type SearchParams, type TableState, tableHref } from './table-state'

type Props<Row> = {
  columns: Column<Row>[]
  state: TableState
  path: string
  params: SearchParams
  pick: boolean
  menu: boolean
}

export function TableHead<Row>({ columns, state, path, params, pick, menu }: Props<Row>) {
  const t = useTranslations('ui.table')
  return (
    <thead>
      <tr>
        {pick ? (
          <th scope="col" className="pick">
            <PickAll label={t('pickPage')} />
          </th>
        ) : null}
        {columns.map((column) => {
          const here = state.sort === column.key
          const order = here ? (state.descending ? 'descending' : 'ascending') : undefined
          return (
            <th
              key={column.key}
              scope="col"
              className={column.num ? 'num' : undefined}
              style={column.width ? { width: column.width } : undefined}
              aria-sort={order}
            >
              {column.sort ? (
                <Link
                  className="sort"
                  scroll={false}
                  href={tableHref(path, params, {
                    sort: order === 'ascending' ? `-${column.key}` : column.key,
                  })}
                >
                  {column.head}
                  <Icon name={order === 'ascending' ? 'up' : order === 'descending' ? 'down' : 'sort'} />
                </Link>
              ) : (
                column.head
              )}
            </th>
          )
        })}
        {menu ? (
          <th scope="col">
            <span className="sr">{t('actions')}</span>
          </th>
        ) : null}
      </tr>
    </thead>
  )
}
