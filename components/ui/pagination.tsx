import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Icon } from './icon'
import { Link } from './link'
import { PageSize } from './page-size'
import { pageSizes, type SearchParams, tableHref } from './table-state'

type Props = {
  path: string
  params: SearchParams
  page: number
  size: number
  total: number
  note?: ReactNode
}

export function Pagination({ path, params, page, size, total, note }: Props) {
  const t = useTranslations('ui.table')
  const last = Math.max(1, Math.ceil(total / size))
  const href = (to: number) => tableHref(path, params, { page: to > 1 ? String(to) : undefined })
  const from = (page - 1) * size + 1
  return (
    <div className="pager">
      <span>{t('range', { from, to: Math.min(page * size, total), total })}</span>
      <PageSize
        label={t('pageSize')}
        size={size}
        options={pageSizes.map((option) => ({
          size: option,
          href: tableHref(path, params, { size: String(option) }),
        }))}
      />
      {note ? <span className="t3">{note}</span> : null}
      {last > 1 ? (
        <nav className="push" aria-label={t('pages')}>
          {page > 1 ? (
            <Link href={href(page - 1)} aria-label={t('previous')}>
              <Icon name="back" small />
            </Link>
          ) : null}
          {pagesAround(page, last).map((at) =>
            at < 0 ? (
              <span key={at} className="pager__gap">
                …
              </span>
            ) : (
              <Link key={at} href={href(at)} aria-current={at === page ? 'page' : undefined}>
                {at}
              </Link>
            ),
          )}
          {page < last ? (
            <Link href={href(page + 1)} aria-label={t('next')}>
              <Icon name="next" small />
            </Link>
          ) : null}
        </nav>
      ) : null}
    </div>
  )
}

/** First, last and the neighbours; a negative number stands for the pages left out. */
function pagesAround(page: number, last: number): number[] {
  const near = [1, page - 1, page, page + 1, last].filter((at) => at >= 1 && at <= last)
  const pages = [...new Set(near)].sort((a, b) => a - b)
  return pages.flatMap((at, index) => (index > 0 && at - (pages[index - 1] ?? at) > 1 ? [-at, at] : [at]))
}
