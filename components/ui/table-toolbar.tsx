import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LinkButton } from './button'
import { ColumnChoice } from './column-choice'
import { FilterChip, type FilterOption } from './filter-chip'
import { MyViews, type OwnViews } from './my-views'
import { RefreshButton } from './refresh-button'
import { SearchBox } from './search-box'
import { readFilter, type SearchParams, tableHref } from './table-state'
import { type Tab, Tabs } from './tabs'

export type Filter = { key: string; label: string; options: FilterOption[]; single?: boolean }

export type ToolbarProps = {
  path: string
  params: SearchParams
  /** What one may type: "name, host name, address, tag". */
  search?: string
  filters?: Filter[]
  /** Ready-made views as tabs with counts; the reader's own come after them. */
  views?: Tab[]
  saveViews?: OwnViews
  /** The whole result, not this page. */
  exportHref?: string
  refresh?: boolean
  columns?: { key: string; head: string; fixed?: boolean; shown: boolean }[]
  children?: ReactNode
}

export function TableToolbar({ path, params, search, filters = [], columns, ...props }: ToolbarProps) {
  const t = useTranslations('ui.table')
  const bare =
    !search && filters.length === 0 && !props.children && !props.exportHref && !columns && !props.refresh
  const kept = Object.entries(params).filter(([key]) => key !== 'q' && key !== 'page')
  return (
    <>
      {props.views || props.saveViews ? (
        <Tabs label={t('views')} tabs={props.views ?? []}>
          {props.saveViews ? (
            <MyViews path={path} query={tableHref('', params, {}).slice(1)} views={props.saveViews} />
          ) : null}
        </Tabs>
      ) : null}
      {bare ? null : (
        <div className="tools">
          {search ? (
            <SearchBox
              path={path}
              placeholder={search}
              value={readFilter(params, 'q').join(',')}
              kept={kept}
            />
          ) : null}
          {filters.map((filter) => (
            <FilterChip
              key={filter.key}
              filter={filter}
              chosen={readFilter(params, filter.key)}
              path={path}
              params={params}
            />
          ))}
          {props.children}
          <span className="push row">
            {props.exportHref ? (
              <LinkButton href={props.exportHref} download icon="download">
                {t('export')}
              </LinkButton>
            ) : null}
            {columns ? <ColumnChoice columns={columns} path={path} params={params} /> : null}
            {props.refresh ? <RefreshButton label={t('refresh')} /> : null}
          </span>
        </div>
      )}
    </>
  )
}
