import { Fragment, type ReactNode } from 'react'
import { Spoken } from './spoken'

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
            <dt>
              <Spoken>{item.key}</Spoken>
            </dt>
            <dd>
              <Spoken>{item.value}</Spoken>
            </dd>
          </div>
        ))}
      </dl>
    )
  }
  return (
    <dl className={as === 'money' ? 'kv kv--money' : 'kv'}>
      {shown.map((item) => (
        <Fragment key={item.key}>
          <dt className={item.total ? 'total' : undefined}>
            <Spoken>{item.key}</Spoken>
          </dt>
          <dd className={item.total ? 'total' : undefined}>
            <Spoken>{item.value}</Spoken>
          </dd>
        </Fragment>
      ))}
    </dl>
  )
}
