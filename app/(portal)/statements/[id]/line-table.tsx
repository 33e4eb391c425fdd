import { getLocale, getTranslations } from 'next-intl/server'
import { Ask } from '@/components/ui/ask'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Spoken } from '@/components/ui/spoken'
import { State } from '@/components/ui/state'
import { type SearchParams, tableHref } from '@/components/ui/table-state'
import { Tabs } from '@/components/ui/tabs'
import { nameIn, type StatementPage } from '@/lib/billing/get-statement'
import type { LineOrder, ListedLine } from '@/lib/billing/list-lines'
import { getFormat } from '@/lib/i18n/get-format'
import { inLocale } from '@/lib/i18n/in-locale'
import { lineWords } from './line-words'

type Props = Pick<StatementPage, 'statement' | 'subtotals'> & {
  lines: ListedLine[]
  by: LineOrder
  path: string
  params: SearchParams
}

export async function LineTable({ statement, subtotals, lines, by, path, params }: Props) {
  const [t, locale, f] = await Promise.all([getTranslations('billing'), getLocale(), getFormat()])
  const words = lineWords(t, f, locale)
  const columns: Column<ListedLine>[] = [
    {
      key: 'line',
      head: t('page.columns.line'),
      width: '30%',
      cell: (line) => (
        <>
          <b>
            <Spoken>{words.name(line)}</Spoken>
          </b>
          <span className="sub">
            <Spoken>{words.about(line)}</Spoken>
          </span>
        </>
      ),
    },
    { key: 'period', head: t('page.columns.period'), cell: words.period },
    {
      key: 'quantity',
      head: t('page.columns.quantity'),
      num: true,
      cell: (line) => (
        <span>
          {words.quantity(line)} <span className="t3">{t(`units.${line.unit}`)}</span>
        </span>
      ),
    },
    { key: 'price', head: t('page.columns.price'), num: true, cell: words.price },
    {
      key: 'second',
      head: t('page.columns.second'),
      cell: (line) =>
        line.disputed ? (
          <State is="risk">{t('state.disputed')}</State>
        ) : line.secondAmountFen === null ? (
          <span className="t3">{t('list.notYet')}</span>
        ) : line.secondAmountFen === line.amountFen ? (
          <State is="done">{t('list.agree')}</State>
        ) : (
          <State is="failed">{f.money(line.secondAmountFen)}</State>
        ),
    },
    {
      key: 'amount',
      head: t('page.columns.amount'),
      num: true,
      fixed: true,
      cell: (line) => (
        <Ask
          href={tableHref(path, params, { ask: line.id, page: String(params.page ?? '1') })}
          label={t('explain.label', { amount: f.money(line.amountFen) })}
        >
          {f.money(line.amountFen)}
        </Ask>
      ),
      sum: f.money(statement.totalFen),
    },
  ]
  const subtotalOf = new Map(subtotals[by].map((row) => [row.id ?? '', row]))
  return (
    <>
      <Tabs
        label={t('page.lines')}
        tabs={(['service', 'system'] as const).map((one) => ({
          label: t(one === 'service' ? 'page.byService' : 'page.bySystem'),
          href: tableHref(path, params, { by: one, ask: undefined }),
          current: one === by,
        }))}
      />
      <DataTable
        caption={t('page.lines')}
        columns={columns.map((column) =>
          column.key === 'line' ? { ...column, sum: t('page.sum') } : column,
        )}
        rows={lines}
        rowKey={(line) => line.id}
        path={path}
        params={params}
        total={statement.lines}
        selected={typeof params.ask === 'string' ? params.ask : undefined}
        defaults={{ size: 30 }}
        dense
        groupOf={(line) => {
          const key = (by === 'service' ? line.serviceId : line.businessSystemId) ?? ''
          const subtotal = subtotalOf.get(key)
          const name = subtotal ? nameIn(subtotal) : null
          return {
            key,
            label: name ? inLocale(name, locale) : t(by === 'service' ? 'page.noService' : 'page.noSystem'),
            subtotal: subtotal ? f.money(subtotal.fen) : undefined,
          }
        }}
      />
    </>
  )
}
