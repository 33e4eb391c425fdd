import type { ReactNode } from 'react'
import { Scroll } from './scroll'

type Props = {
  /** For a voice; the heading above says it to the eye. */
  caption?: string
  /** The first names the rows, the others are heads of figures. */
  heads: [string, ...string[]]
  rows: { key: string; name: ReactNode; figures: ReactNode[] }[]
  dense?: boolean
  /** On a phone each row is a record. */
  stack?: boolean
}

/** A few figures for each of a few things. */
export function FigureTable({ caption, heads, rows, dense, stack }: Props) {
  const [first, ...others] = heads
  return (
    <Scroll>
      <table className={`tbl tbl--flush ${dense ? 'tbl--dense' : ''} ${stack ? 'tbl--stack' : ''}`}>
        {caption ? <caption className="sr">{caption}</caption> : null}
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {others.map((head) => (
              <th key={head} scope="col" className="num">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, figures }) => (
            <tr key={key}>
              <td className={stack ? 'pri' : undefined}>{name}</td>
              {others.map((head, at) => (
                <td key={head} className="num" data-l={stack ? head : undefined}>
                  {figures[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
