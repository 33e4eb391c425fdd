'use client'

import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/action-button'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Tag } from '@/components/ui/tag'
import { useFormat } from '@/components/ui/use-format'
import { routes } from '@/lib/routes'
import { discardDraftAction } from '../actions'
import type { DraftStatus } from './use-draft'

type Props = {
  orderId: string
  number: string | null
  returned: boolean
  saved: boolean
  status: DraftStatus
}

export function FormHead({ orderId, number, returned, saved, status }: Props) {
  const t = useTranslations('orders')
  return (
    <PageHeader
      crumbs={[{ label: t('title'), href: routes.orders.list }, { label: number ?? t('form.new') }]}
      title={returned ? t('form.reviseTitle') : t('form.title')}
      beside={
        <>
          <Tag>{returned ? t('states.returned') : t('states.draft')}</Tag>
          <SaveStatus status={status} />
        </>
      }
      actions={
        <>
          {returned ? (
            <LinkButton href={routes.orders.one(orderId)} variant="quiet">
              {t('form.toOrder')}
            </LinkButton>
          ) : null}
          {saved ? (
            <ActionButton
              action={discardDraftAction}
              fields={{ orderId }}
              variant="quiet"
              confirm={{
                title: t('form.discardTitle'),
                consequences: [returned ? t('form.discardReturned') : t('form.discardDraft')],
                danger: true,
              }}
            >
              {t('form.discard')}
            </ActionButton>
          ) : null}
        </>
      }
    />
  )
}

function SaveStatus({ status }: { status: DraftStatus }) {
  const t = useTranslations('orders.form.status')
  const f = useFormat()
  if (status.is === 'untouched') return null
  return (
    <span className="t3 small" role="status">
      {status.is === 'saved' ? t('saved', { time: f.time(status.at) }) : t(status.is)}
    </span>
  )
}
