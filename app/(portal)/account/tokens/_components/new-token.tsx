import { getTranslations } from 'next-intl/server'
import { AnswerForm } from '@/components/ui/answer-form'
import { ChoiceGroup } from '@/components/ui/choice-group'
import { DialogButton } from '@/components/ui/dialog-button'
import { NumberField } from '@/components/ui/number-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { longestTokenDays, type TokenScope } from '@/lib/auth/token-scopes'
import { createAccessTokenAction } from '../actions'

/** A token for one program, with only what it uses. What it is stands here once and nowhere else. */
export async function NewToken({ scopes }: { scopes: TokenScope[] }) {
  const t = await getTranslations('api.tokens')
  const words = await getTranslations('api.scopes')
  return (
    <DialogButton label={t('create')} title={t('create')} variant="primary" icon="plus" wide>
      <AnswerForm
        action={createAccessTokenAction}
        answer={{ title: t('shownTitle'), hint: t('shownHint'), copy: t('copy') }}
      >
        <div className="stack-4">
          <TextInput name="name" label={t('name')} hint={t('nameHint')} required maxLength={60} />
          <ChoiceGroup
            kind="checkbox"
            name="scopes"
            label={t('scopes')}
            hint={t('scopesHint')}
            options={scopes.map((scope) => ({
              value: scope,
              label: words(scope.replace(':', '.')),
              hint: <span className="mono">{scope}</span>,
            }))}
          />
          <NumberField
            name="days"
            label={t('days')}
            hint={t('daysHint')}
            unit={t('dayUnit')}
            min={1}
            max={longestTokenDays}
            defaultValue={90}
          />
          <SubmitButton>{t('submit')}</SubmitButton>
        </div>
      </AnswerForm>
    </DialogButton>
  )
}
