import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/action-button'
import { TextInput } from '@/components/ui/text-input'
import type { Grant } from '@/lib/agencies/grants'
import { decideGrantAction, revokeGrantAction } from '../actions'

/** The second person's part. Whoever proposed it, or whom it is for, sees why it is not theirs to decide. */
export function GrantActions({ grant, self }: { grant: Grant; self: string | null }) {
  const t = useTranslations('agencies.grants')
  const grantId = grant.id
  if (grant.state === 'active') {
    return (
      <ActionButton
        action={revokeGrantAction}
        fields={{ grantId }}
        size="small"
        reason={grant.personId === self ? t('ownReason') : undefined}
        confirm={{
          title: t('revokeTitle', { name: grant.name }),
          consequences: [t('revokeText')],
          children: <TextInput name="reason" label={t('reason')} required />,
          danger: true,
        }}
      >
        {t('revoke')}
      </ActionButton>
    )
  }
  const reason = [grant.personId, grant.proposedBy].includes(self) ? t('twoPeople') : undefined
  return (
    <span className="row">
      <ActionButton
        action={decideGrantAction}
        fields={{ grantId, decision: 'approve' }}
        size="small"
        variant="primary"
        reason={reason}
      >
        {t('approve')}
      </ActionButton>
      <ActionButton
        action={decideGrantAction}
        fields={{ grantId, decision: 'refuse' }}
        size="small"
        reason={reason}
        confirm={{
          title: t('refuseTitle'),
          children: <TextInput name="reason" label={t('reason')} required />,
        }}
      >
        {t('refuse')}
      </ActionButton>
    </span>
  )
}
