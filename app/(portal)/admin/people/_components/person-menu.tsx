import { useTranslations } from 'next-intl'
import {
  disablePersonAction,
  enablePersonAction,
  requestFactorResetAction,
  unlockAccountAction,
} from '@/app/(portal)/people/actions'
import { ActionButton } from '@/components/ui/action-button'
import { DialogButton } from '@/components/ui/dialog-button'
import { TextInput } from '@/components/ui/text-input'
import type { ListedPerson } from '@/lib/agencies/list-people'

type Rights = { disables: boolean; unlocks: boolean; requests: boolean }

/** What an officer may do with an account: the system administrator disables, the security administrator unlocks. */
export function PersonMenu({
  person,
  rights,
  self,
}: {
  person: ListedPerson
  rights: Rights
  self: string | null
}) {
  const t = useTranslations('agencies.people')
  const { id: personId, name } = person
  const own = personId === self ? t('ownReason') : undefined
  const reason = <TextInput name="reason" label={t('reason')} required />
  return (
    <DialogButton label={t('manage')} title={t('manageTitle', { name })} size="small" variant="quiet">
      <div className="row">
        {rights.unlocks ? (
          <ActionButton action={unlockAccountAction} fields={{ personId }}>
            {t('unlock')}
          </ActionButton>
        ) : null}
        {rights.requests ? (
          <ActionButton
            action={requestFactorResetAction}
            fields={{ personId }}
            reason={own}
            confirm={{ title: t('factorTitle', { name }), consequences: [t('factorText')], children: reason }}
          >
            {t('factor')}
          </ActionButton>
        ) : null}
        {rights.disables && person.state === 'disabled' ? (
          <ActionButton action={enablePersonAction} fields={{ personId }}>
            {t('enable')}
          </ActionButton>
        ) : null}
        {rights.disables && person.state !== 'disabled' ? (
          <ActionButton
            action={disablePersonAction}
            fields={{ personId }}
            reason={own}
            variant="danger"
            confirm={{
              title: t('disableTitle', { name }),
              consequences: [t('disableText')],
              children: reason,
              danger: true,
            }}
          >
            {t('disable')}
          </ActionButton>
        ) : null}
      </div>
    </DialogButton>
  )
}
