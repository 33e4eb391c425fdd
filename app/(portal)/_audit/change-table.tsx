import { getTranslations } from 'next-intl/server'
import { Scroll } from '@/components/ui/scroll'
import { diff } from '@/lib/audit/diff'

/** Before and after, field by field; without values where they are none of the reader's business. */
export async function ChangeTable({
  before,
  after,
  values,
}: {
  before: unknown
  after: unknown
  values: boolean
}) {
  const t = await getTranslations('audit.event')
  const changes = diff(before, after)
  if (changes.length === 0) return <p className="t3">{t('noChange')}</p>
  return (
    <>
      {values ? null : <p className="small t3">{t('hidden')}</p>}
      <Scroll>
        <table className="tbl tbl--dense tbl--flush">
          <caption className="sr">{t('change')}</caption>
          <thead>
            <tr>
              <th>{t('field')}</th>
              {values ? <th>{t('before')}</th> : null}
              {values ? <th>{t('after')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.field}>
                <th scope="row" className="mono">
                  {change.field}
                </th>
                {values ? <td className="mono break-all">{change.before || '—'}</td> : null}
                {values ? <td className="mono break-all">{change.after || '—'}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  )
}
