import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { KeyValues } from '@/components/ui/key-values'
import { State } from '@/components/ui/state'
import type { AuditAnchor } from '@/lib/audit/anchor-audit'
import type { ChainStatus } from '@/lib/audit/chain-status'
import { getFormat } from '@/lib/i18n/get-format'
import { verifyAuditAction } from '../actions'

/** Where the chain stands, whether it held at the last verification, and its anchors. */
export async function ChainAside({ status, anchors }: { status: ChainStatus; anchors: AuditAnchor[] }) {
  const [t, f] = await Promise.all([getTranslations('audit.chain'), getFormat()])
  return (
    <>
      <h2>{t('title')}</h2>
      <KeyValues
        items={[
          { key: t('sealed'), value: t('rows', { count: f.number(status.sealed) }) },
          { key: t('sealedAt'), value: status.sealedAt ? f.exact(status.sealedAt) : '—' },
          { key: t('waiting'), value: t('rows', { count: f.number(status.waiting) }) },
          {
            key: t('verified'),
            value:
              status.whole === null || !status.verifiedAt ? (
                t('never')
              ) : (
                <State is={status.whole ? 'done' : 'failed'}>
                  {t(status.whole ? 'whole' : 'broken')} · {f.moment(status.verifiedAt)}
                </State>
              ),
          },
        ]}
      />
      <ActionButton action={verifyAuditAction}>{t('verify')}</ActionButton>
      <h2>{t('anchors')}</h2>
      {anchors.length === 0 ? <p className="t3">{t('noAnchors')}</p> : null}
      <KeyValues
        items={anchors.map(({ day, seq, hash }) => ({
          key: day,
          value: (
            <span className="mono" title={hash}>
              #{seq} {hash.slice(0, 12)}
            </span>
          ),
        }))}
      />
    </>
  )
}
