import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Scroll } from '@/components/ui/scroll'
import { State } from '@/components/ui/state'
import type { BulkPreview } from '@/lib/compute/preview-bulk'
import { routes } from '@/lib/routes'
import { InstanceState } from '../../_components/instance-state'

/** Line by line: what will be done, or why not. Those that cannot come first. */
export function PreviewTable({ preview }: { preview: BulkPreview }) {
  const t = useTranslations('compute.bulk')
  const text = useTranslations()
  const rows = preview.toSorted((a, b) => Number(a.verdict.ok) - Number(b.verdict.ok))
  return (
    <Scroll className="fill">
      <table className="tbl tbl--stack grid-tbl">
        <caption className="sr">{t('preview')}</caption>
        <thead>
          <tr>
            <th>{t('name')}</th>
            <th>{t('now')}</th>
            <th>{t('result')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ instance, verdict }) => (
            <tr key={instance.id}>
              <td className="head-cell">
                <Link href={routes.instances.one(instance.id)}>
                  <b lang="zh-CN">{instance.name}</b>
                </Link>
              </td>
              <td data-l={t('now')}>
                <InstanceState state={instance.state} />
              </td>
              <td data-l={t('result')}>
                {verdict.ok ? (
                  <State is="waiting">{t('willDo')}</State>
                ) : (
                  <State is="closed">{text(verdict.reason.replace('.', '.errors.'), verdict.params)}</State>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
