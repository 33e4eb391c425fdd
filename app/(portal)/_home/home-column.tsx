import { type ReactNode, useId } from 'react'

/** `count` is text when it stops short of all there is. */
type Props = { title: string; count: number | string; none: string; children: ReactNode; foot?: ReactNode }

/** One of the three columns on top of the first page. */
export function HomeColumn({ title, count, none, children, foot }: Props) {
  const id = useId()
  return (
    <section className="c4" aria-labelledby={id}>
      <h2 id={id}>
        {title} <b>{count}</b>
      </h2>
      {count === 0 ? <p className="t3 small">{none}</p> : children}
      {foot ? <p className="small">{foot}</p> : null}
    </section>
  )
}
