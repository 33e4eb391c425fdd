import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Scroll } from '@/components/ui/scroll'
import { State } from '@/components/ui/state'
import type { BulkItem } from '@/lib/compute/get-bulk'
import { routes } from '@/lib/routes'
import { InstanceState } from '../../_components/instance-state'

const shapes = { waiting: 'waiting', running: 'building', done: 'done', failed: 'failed' } as const

/** The result of each machine, failures first, with the reason in words. */
export function ResultTable({ items }: { items: BulkItem[] }) {
  const t = useTranslations('compute.bulk')
  const text = useTranslations()
  return (
    <Scroll className="fill">
      <table className="tbl tbl--stack grid-tbl">
        <caption className="sr">{t('caption')}</caption>
        <thead>
          <tr>
            <th>{t('name')}</th>
            <th>{t('result')}</th>
            <th>{t('now')}</th>
            <th>{t('reason')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.instanceId}>
              <td className="head-cell">
                <Link href={routes.instances.one(item.instanceId)}>
                  <b lang="zh-CN">{item.name}</b>
                </Link>
              </td>
              <td data-l={t('result')}>
                <State is={shapes[item.result]}>{t(item.result)}</State>
              </td>
              <td data-l={t('now')}>
                <InstanceState state={item.state} />
              </td>
              <td data-l={t('reason')}>
                {item.code
                  ? text(item.code.replace('.', '.errors.'), item.params ?? {})
                  : item.failure
                    ? text(`provisioning.engine.${item.failure as 'refused'}`)
                    : '—'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
