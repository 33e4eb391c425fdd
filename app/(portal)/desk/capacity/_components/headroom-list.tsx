import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { getFormat } from '@/lib/i18n/get-format'
import type { HeadroomShown } from '@/lib/scheduler/headroom/list-headroom'
import type { Pool } from '@/lib/scheduler/list-pools'
import { setHeadroomAction } from '../actions'
import { HeadroomDialog } from './headroom-dialog'

type Props = { pool: Pool; headroom: HeadroomShown | undefined; mayManage: boolean }

/** What a pool keeps free and for what; new orders leave it, rebuilding and evacuating may use its part. */
export async function HeadroomList({ pool, headroom, mayManage }: Props) {
  const [t, f] = await Promise.all([getTranslations('scheduler.capacity.headroom'), getFormat()])
  const rows = headroom?.rows ?? []
  const kept = headroom?.kept.orders
  const purposeOf = (purpose: string | null) => purpose ?? t('recovery')
  const amountOf = ({ sharePercent, vcpu, memoryMiB }: (typeof rows)[number]) =>
    sharePercent === null
      ? f.facts(t('cores', { n: f.number(vcpu ?? 0) }), f.mib(memoryMiB ?? 0))
      : f.percent(sharePercent / 100)
  return (
    <details className="chart-table">
      <summary>
        {kept ? t('summary', { cores: f.number(kept.vcpu), memory: f.mib(kept.memoryMiB) }) : t('nothing')}
      </summary>
      <dl className="kv small">
        {rows.map((row) => (
          <div key={row.id} className="contents">
            <dt>{purposeOf(row.purpose)}</dt>
            <dd>
              {amountOf(row)}{' '}
              {mayManage ? (
                <ActionButton
                  action={setHeadroomAction}
                  fields={{ poolId: pool.id, purpose: row.purpose ?? '', sharePercent: '0' }}
                  size="small"
                  aria-label={t('giveUpName', { purpose: purposeOf(row.purpose) })}
                  confirm={{
                    title: t('giveUpName', { purpose: purposeOf(row.purpose) }),
                    consequences: [t('giveUpConsequence')],
                  }}
                >
                  {t('giveUp')}
                </ActionButton>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
      {mayManage ? <HeadroomDialog poolId={pool.id} poolName={pool.name} /> : null}
    </details>
  )
}
