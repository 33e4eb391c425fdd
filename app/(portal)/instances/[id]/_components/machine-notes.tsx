import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/action-button'
import { LinkButton } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { useFormat } from '@/components/ui/use-format'
import type { Machine } from '@/lib/compute/get-machine'
import { routes } from '@/lib/routes'
import { withdrawTransferAction } from '../../actions'

/** What is unusual about the machine now, and what to do about it. */
export function MachineNotes({ machine, mayTransfer }: { machine: Machine; mayTransfer: boolean }) {
  const t = useTranslations('compute.machine')
  const f = useFormat()
  const { state, failure, order, transfer, recycleUntil } = machine
  const openOrder = order ? (
    <LinkButton href={routes.orders.one(order.id)} size="small">
      {t('openOrder')}
    </LinkButton>
  ) : undefined
  const unusual = failure || transfer || ['failed', 'missing', 'recycled'].includes(state)
  if (!unusual) return null
  return (
    <section className="sec stack-4">
      {state === 'failed' ? (
        <Note tone="bad" title={t('failure')} actions={openOrder}>
          {t('failureNote')}
        </Note>
      ) : null}
      {state !== 'failed' && state !== 'missing' && failure ? (
        <Note tone="warn" title={t('lastFailed')}>
          {t('lastFailedNote', { moment: f.moment(failure.at) })}
        </Note>
      ) : null}
      {state === 'missing' ? (
        <Note tone="warn" title={t('missing')}>
          {t('missingNote')}
        </Note>
      ) : null}
      {state === 'recycled' && recycleUntil ? (
        <Note tone="warn" title={t('recycled', { moment: f.moment(recycleUntil) })}>
          {t('recycledNote')}
        </Note>
      ) : null}
      {transfer ? (
        <Note
          title={t('offered', { agency: transfer.agency })}
          actions={
            transfer.state === 'offered' && mayTransfer ? (
              <ActionButton action={withdrawTransferAction} fields={{ transferId: transfer.id }} size="small">
                {t('withdraw')}
              </ActionButton>
            ) : undefined
          }
        >
          {t('offeredNote')}
        </Note>
      ) : null}
    </section>
  )
}
