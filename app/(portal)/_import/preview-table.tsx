import { useTranslations } from 'next-intl'
import { Scroll } from '@/components/ui/scroll'
import { State } from '@/components/ui/state'
import { columnKey, type ImportKind } from '@/lib/agencies/import-columns'
import type { Preview } from '@/lib/agencies/preview-import'

type Props = { kind: ImportKind; preview: Preview; columns: readonly string[] }

export function PreviewTable({ kind, preview, columns }: Props) {
  const [t, errors] = [useTranslations('agencies.import'), useTranslations('agencies.errors')]
  const used = columns.filter((key) => preview.rows.some((row) => row.values[key]))
  const words = (code: string) => {
    const key = code.replace('agencies.', '')
    return errors.has(key) ? errors(key, { rule: '', max: '' }) : errors('importField')
  }
  return (
    <Scroll className="mt-4">
      <table className="tbl tbl--flush tbl--dense">
        <caption className="sr">{t('result')}</caption>
        <thead>
          <tr>
            <th className="num">{t('line')}</th>
            <th>{t('check')}</th>
            {used.map((key) => (
              <th key={key}>{t(`columns.${columnKey(kind, key)}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((row) => (
            <tr key={row.line}>
              <td className="num">{row.line}</td>
              <td>
                {row.errors.length === 0 ? (
                  <State is="done">{t('good')}</State>
                ) : (
                  row.errors.map((error) => (
                    <State key={`${error.field}${error.code}`} is="failed">
                      {t.has(`columns.${error.field}`) ? t(`columns.${columnKey(kind, error.field)}`) : ''}{' '}
                      {words(error.code)}
                    </State>
                  ))
                )}
              </td>
              {used.map((key) => (
                <td key={key} lang="zh-CN">
                  {row.values[key]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
