import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Drawer } from '@/components/ui/drawer'
import { KeyValues } from '@/components/ui/key-values'
import { actionWords } from '@/lib/audit/action-words'
import type { AuditEvent } from '@/lib/audit/queries'
import { getFormat } from '@/lib/i18n/get-format'
import { ChangeTable } from './change-table'

type Props = { event: AuditEvent; closeHref: string; values: boolean; foot?: ReactNode }

/** One row of the log: who, when, from where, and what changed. */
export async function EventDrawer({ event, closeHref, values, foot }: Props) {
  const [t, f] = await Promise.all([getTranslations('audit'), getFormat()])
  return (
    <Drawer
      title={actionWords(t, event.action)}
      subtitle={<span className="mono">{event.objectId}</span>}
      closeHref={closeHref}
      foot={foot}
    >
      <KeyValues
        items={[
          { key: t('columns.person'), value: event.actorName },
          { key: t('columns.time'), value: f.exact(event.occurredAt) },
          { key: t('columns.recorded'), value: f.exact(event.recordedAt) },
          { key: t('columns.via'), value: t(`via.${event.via}`) },
          { key: t('columns.request'), value: <span className="mono break-all">{event.requestId}</span> },
          { key: t('columns.address'), value: event.address ?? '—', hide: !event.address },
        ]}
      />
      <h3>{t('event.change')}</h3>
      <ChangeTable before={event.before} after={event.after} values={values} />
    </Drawer>
  )
}
