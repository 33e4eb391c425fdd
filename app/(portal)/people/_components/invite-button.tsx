import { useTranslations } from 'next-intl'
import { AnswerForm } from '@/components/ui/answer-form'
import { DialogButton } from '@/components/ui/dialog-button'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { Member } from '@/lib/agencies/member-queries'
import { inviteMemberAction } from '../actions'
import { MemberFields } from './member-fields'

export function InviteButton({ members }: { members: Member[] }) {
  const t = useTranslations('agencies.people')
  return (
    <DialogButton label={t('invite')} title={t('inviteTitle')} variant="primary" icon="plus">
      <AnswerForm
        action={inviteMemberAction}
        answer={{ title: t('linkTitle'), hint: t('linkHint'), copy: t('linkCopy') }}
      >
        <TextInput name="name" label={t('name')} required />
        <TextInput name="email" label={t('email')} type="email" hint={t('emailHint')} required />
        <MemberFields members={members} />
        <p className="mt-4">
          <SubmitButton>{t('inviteVerb')}</SubmitButton>
        </p>
      </AnswerForm>
    </DialogButton>
  )
}
