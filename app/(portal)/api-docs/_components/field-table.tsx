import { getTranslations } from 'next-intl/server'
import { Scroll } from '@/components/ui/scroll'
import type { SchemaRow } from '@/lib/api/schema-rows'
import styles from './api-docs.module.css'

type Props = { title: string; rows: (SchemaRow & { note?: string })[]; folded?: boolean }

/** Fields with type and meaning; long ones wait behind their title. */
export async function FieldTable({ title, rows, folded }: Props) {
  const t = await getTranslations('api.reference')
  const table = (
    <Scroll>
      <table className="tbl tbl--dense tbl--flush">
        <caption className="sr">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('parameter')}</th>
            <th scope="col">{t('type')}</th>
            <th scope="col">{t('meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <td className={`mono ${styles.name}`}>{row.name}</td>
              <td className={`mono ${styles.type}`}>{row.type}</td>
              <td>
                {[row.note, row.required ? t('required') : null, row.description].filter(Boolean).join(' · ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
  if (!folded)
    return (
      <div className={styles.part}>
        <h4>{title}</h4>
        {table}
      </div>
    )
  return (
    <details className={styles.part}>
      <summary>{title}</summary>
      {table}
    </details>
  )
}
