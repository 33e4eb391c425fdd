import { type ReactNode, useId } from 'react'

type Props = { title: string; count: number; none: string; children: ReactNode }

/** One of the three columns on top of the first page. */
export function HomeColumn({ title, count, none, children }: Props) {
  const id = useId()
  return (
    <section className="c4" aria-labelledby={id}>
      <h2 id={id}>
        {title} <b>{count}</b>
      </h2>
      {count === 0 ? <p className="t3 small">{none}</p> : children}
    </section>
  )
}
