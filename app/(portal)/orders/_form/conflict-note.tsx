'use client'

import { useTranslations } from 'next-intl'
import { Button, LinkButton } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { routes } from '@/lib/routes'

/** Another tab has saved this draft meanwhile; both versions can be kept. */
export function ConflictNote({ orderId, onSaveAsNew }: { orderId: string; onSaveAsNew: () => void }) {
  const t = useTranslations('orders.form.conflict')
  return (
    <Note
      tone="warn"
      live
      title={t('title')}
      actions={
        <>
          <Button onClick={onSaveAsNew}>{t('saveAsNew')}</Button>
          <LinkButton href={routes.orders.edit(orderId)} variant="quiet">
            {t('openOther')}
          </LinkButton>
        </>
      }
    >
      {t('text')}
    </Note>
  )
}
