import { getLocale, getTranslations } from 'next-intl/server'
import type { CalendarDay } from '@/lib/calendar/list-years'
import { getFormat } from '@/lib/i18n/get-format'
import { daysInMonth, weekdayOf } from '@/lib/shanghai'
import style from '../calendar.module.css'

const weekdays = ['1', '2', '3', '4', '5', '6', '0']
const pad = (value: number) => String(value).padStart(2, '0')

/** Twelve months; a holiday and a make-up day carry their word beside their colour. */
export async function Months({ year, days }: { year: number; days: CalendarDay[] }) {
  const [t, f, locale] = await Promise.all([getTranslations('calendar.admin'), getFormat(), getLocale()])
  const named = new Map(days.map((day) => [day.day, day]))
  const months = Array.from({ length: 12 }, (_, at) => pad(at + 1))
  return (
    <div className={style.months}>
      {months.map((month) => (
        <table key={month} className={style.month}>
          <caption>{f.month(`${year}-${month}`)}</caption>
          <thead>
            <tr>
              {weekdays.map((weekday) => (
                <th key={weekday} scope="col">
                  {t(`weekdays.${weekday}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(year, month).map((week) => (
              <tr key={week.find(Boolean)}>
                {week.map((day, at) => {
                  const entry = day ? named.get(day) : undefined
                  const rest = at > 4 ? style.rest : undefined
                  return (
                    <td
                      key={weekdays[at]}
                      className={entry ? style[entry.kind] : rest}
                      title={entry ? (locale === 'en' ? entry.nameEn : entry.nameZh) : undefined}
                    >
                      {day ? Number(day.slice(8)) : ''}
                      {entry ? <small>{t(`mark.${entry.kind}`)}</small> : null}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}

/** Monday first; days of other months are empty. */
function weeksOf(year: number, month: string): (string | undefined)[][] {
  const all = Array.from(
    { length: daysInMonth(`${year}${month}`) },
    (_, at) => `${year}-${month}-${pad(at + 1)}`,
  )
  const before = (weekdayOf(all[0] ?? '') + 6) % 7
  const cells = [...Array.from({ length: before }, () => undefined), ...all]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, at) =>
    cells.slice(at * 7, at * 7 + 7),
  )
  return weeks.map((week) => Array.from({ length: 7 }, (_, at) => week[at]))
}
