import { Scroll } from '@/components/ui/scroll'
import { getFormat } from '@/lib/i18n/get-format'
import style from '../reports.module.css'

type Props = {
  label: string
  head: string
  series: { key: string; label: string }[]
  rows: { key: string; name: string; shares: Record<string, number | null> }[]
}

/** From this share on a bar is amber and its figure is marked. */
const warnAt = 0.85

/** Picture and table in one: a row a thing, a bar a share, each with its figure; the tick warns. */
export async function ShareBars({ label, head, series, rows }: Props) {
  const f = await getFormat()
  return (
    <Scroll>
      <table className={`tbl tbl--flush tbl--stack ${style.shares}`}>
        <caption className="sr">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {series.map((one) => (
              <th key={one.key} scope="col">
                {one.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <td className="pri" lang="zh-CN">
                {row.name}
              </td>
              {series.map(({ key, label: name }) => {
                const share = row.shares[key] ?? null
                return (
                  <td key={key} data-l={name}>
                    {share === null ? (
                      '—'
                    ) : (
                      <span className={style.share}>
                        <span className="meter" aria-hidden="true">
                          <i
                            className={share >= warnAt ? style.hot : undefined}
                            style={{ left: 0, width: `${share * 100}%` }}
                          />
                          <u style={{ left: `${warnAt * 100}%` }} />
                        </span>
                        <b>{f.percent(share)}</b>
                      </span>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
