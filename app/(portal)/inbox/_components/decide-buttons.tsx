import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { TextArea } from '@/components/ui/text-area'
import { decideInInboxAction } from '../actions'

/** Approve or return without leaving the inbox; the order itself is one click away. */
export async function DecideButtons({ stepId, about }: { stepId: string; about: string }) {
  const t = await getTranslations('notify.inbox')
  const fields = (decision: string) => ({ stepId, decision })
  return (
    <span className="row">
      <ActionButton
        action={decideInInboxAction}
        fields={fields('approve')}
        size="small"
        aria-label={`${t('approve')} ${about}`}
        confirm={{
          title: t('approveTitle'),
          consequences: [about, t('approveText')],
          children: <TextArea name="comment" label={t('comment')} rows={2} />,
          verb: t('approve'),
        }}
      >
        {t('approve')}
      </ActionButton>
      <ActionButton
        action={decideInInboxAction}
        fields={fields('return')}
        size="small"
        variant="quiet"
        aria-label={`${t('return')} ${about}`}
        confirm={{
          title: t('returnTitle'),
          consequences: [about],
          children: <TextArea name="comment" label={t('reasons')} hint={t('reasonsHint')} rows={3} />,
          verb: t('return'),
        }}
      >
        {t('return')}
      </ActionButton>
    </span>
  )
}
