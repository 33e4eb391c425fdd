import { Fragment, type ReactNode } from 'react'

export type KeyValue = { key: string; value: ReactNode; total?: boolean; hide?: boolean }

type Props = {
  items: KeyValue[]
  /** `list` beside each other; `money` right-aligned with a total; `columns` ruled, in two columns. */
  as?: 'list' | 'money' | 'columns'
}

export function KeyValues({ items, as = 'list' }: Props) {
  const shown = items.filter((item) => !item.hide)
  if (as === 'columns') {
    return (
      <dl className="kv2">
        {shown.map((item) => (
          <div key={item.key}>
            <dt>{item.key}</dt>
            <dd>{item.value}</dd>
          </div>
        ))}
      </dl>
    )
  }
  return (
    <dl className={as === 'money' ? 'kv kv--money' : 'kv'}>
      {shown.map((item) => (
        <Fragment key={item.key}>
          <dt className={item.total ? 'total' : undefined}>{item.key}</dt>
          <dd className={item.total ? 'total' : undefined}>{item.value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
