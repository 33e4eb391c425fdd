import Image from 'next/image'
import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { AnswerForm } from '@/components/ui/answer-form'
import { LinkButton } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { FactorState } from '@/lib/auth/account-queries'
import { getFormat } from '@/lib/i18n/get-format'
import {
  beginEnrolmentAction,
  confirmEnrolmentAction,
  removeFactorAction,
  renewRecoveryCodesAction,
} from '../actions'

/** The second factor: not there, being enrolled, or in use. `doneHref`: where to go once it is enrolled. */
export async function Factor({ factor, doneHref }: { factor: FactorState; doneHref: string }) {
  const [t, f] = [await getTranslations('auth.factor'), await getFormat()]
  const codes = { title: t('codesTitle'), hint: t('codesHint'), copy: t('codesCopy') }
  if (factor.pending) {
    return (
      <div className="stack-4">
        <ol className="list">
          <li>{t('stepApp')}</li>
          <li>{t('stepScan')}</li>
          <li>{t('stepCode')}</li>
        </ol>
        <Image
          className="rounded-1 bg-white"
          src={factor.pending.picture}
          alt={t('qr')}
          width={200}
          height={200}
        />
        <p className="small">
          {t('orType')} <span className="mono">{factor.pending.secret.replace(/(.{4})/g, '$1 ').trim()}</span>
        </p>
        <AnswerForm
          action={confirmEnrolmentAction}
          answer={codes}
          after={
            <LinkButton href={doneHref} variant="primary">
              {t('saved')}
            </LinkButton>
          }
        >
          <TextInput
            name="code"
            label={t('code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            mono
            required
          />
          <p className="mt-4">
            <SubmitButton>{t('confirm')}</SubmitButton>
          </p>
        </AnswerForm>
      </div>
    )
  }
  if (!factor.confirmedAt) {
    return (
      <div className="stack-4">
        <p>{t('none')}</p>
        <ActionButton action={beginEnrolmentAction} variant="primary" icon="key">
          {t('begin')}
        </ActionButton>
      </div>
    )
  }
  return (
    <div className="stack-4">
      <p>{t('inUse', { since: f.longDate(factor.confirmedAt), left: factor.recoveryCodesLeft })}</p>
      <AnswerForm action={renewRecoveryCodesAction} answer={codes}>
        <p className="row">
          <SubmitButton variant="plain">{t('renewCodes')}</SubmitButton>
        </p>
      </AnswerForm>
      <p className="row">
        <ActionButton action={beginEnrolmentAction}>{t('replace')}</ActionButton>
        <ActionButton
          action={removeFactorAction}
          variant="quiet"
          confirm={{ title: t('removeTitle'), consequences: [t('removeText')], danger: true }}
        >
          {t('remove')}
        </ActionButton>
      </p>
    </div>
  )
}
