import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/action-button'
import { AnswerForm } from '@/components/ui/answer-form'
import { DialogButton } from '@/components/ui/dialog-button'
import { Form } from '@/components/ui/form'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { Member } from '@/lib/agencies/member-queries'
import {
  disablePersonAction,
  editMemberAction,
  enablePersonAction,
  handOverAction,
  inviteAgainAction,
  requestFactorResetAction,
  unlockAccountAction,
} from '../actions'
import { MemberFields } from './member-fields'

type Props = { member: Member; members: Member[]; self: string | null }

/** What an agency administrator may do with one person. */
export function MemberMenu({ member, members, self }: Props) {
  const t = useTranslations('agencies.people')
  const { personId, name } = member
  const own = personId === self ? t('ownReason') : undefined
  const others = members.filter((one) => one.state === 'active' && one.personId !== personId)
  return (
    <DialogButton label={t('manage')} title={t('manageTitle', { name })} size="small" variant="quiet">
      <div className="stack-4">
        <Form action={editMemberAction} fields={{ personId }} aria-label={t('rolesTitle')}>
          <MemberFields members={members} member={member} />
          <p className="mt-4">
            <SubmitButton>{t('save')}</SubmitButton>
          </p>
        </Form>
        {member.state === 'invited' ? (
          <AnswerForm
            action={inviteAgainAction}
            fields={{ personId }}
            answer={{ title: t('linkTitle'), hint: t('linkHint'), copy: t('linkCopy') }}
          >
            <SubmitButton variant="plain">{t('inviteAgain')}</SubmitButton>
          </AnswerForm>
        ) : null}
        <div className="row">
          <ActionButton action={unlockAccountAction} fields={{ personId }} reason={own}>
            {t('unlock')}
          </ActionButton>
          <ActionButton
            action={requestFactorResetAction}
            fields={{ personId }}
            reason={own}
            confirm={{
              title: t('factorTitle', { name }),
              consequences: [t('factorText')],
              children: <TextInput name="reason" label={t('reason')} required />,
            }}
          >
            {t('factor')}
          </ActionButton>
          {member.personState === 'disabled' ? (
            <ActionButton action={enablePersonAction} fields={{ personId }}>
              {t('enable')}
            </ActionButton>
          ) : (
            <ActionButton
              action={disablePersonAction}
              fields={{ personId }}
              reason={own}
              variant="danger"
              confirm={{
                title: t('disableTitle', { name }),
                consequences: [t('disableText')],
                children: <TextInput name="reason" label={t('reason')} required />,
                danger: true,
              }}
            >
              {t('disable')}
            </ActionButton>
          )}
          <ActionButton
            action={handOverAction}
            fields={{ personId }}
            reason={own ?? (others.length === 0 ? t('nobodyElse') : undefined)}
            variant="danger"
            confirm={{
              title: t('leaveTitle', { name }),
              consequences: [t('leaveOrders'), t('leaveKeys'), t('leaveSessions')],
              children: (
                <Select
                  name="toPersonId"
                  label={t('successor')}
                  empty={t('choose')}
                  options={others.map((one) => ({ value: one.personId, label: one.name }))}
                />
              ),
              danger: true,
            }}
          >
            {t('leave')}
          </ActionButton>
        </div>
      </div>
    </DialogButton>
  )
}
