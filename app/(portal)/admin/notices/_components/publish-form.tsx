import { getTranslations } from 'next-intl/server'
import { Checkbox } from '@/components/ui/checkbox'
import { ChoiceGroup } from '@/components/ui/choice-group'
import { DateField } from '@/components/ui/date-field'
import { Form } from '@/components/ui/form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import { publishNoticeAction } from '../actions'

/** Both languages are asked for: every reader gets the notice in their own. */
export async function PublishForm({ agencies }: { agencies: { id: string; name: string }[] }) {
  const t = await getTranslations('notify.admin')
  return (
    <Form action={publishNoticeAction} resetOnOk>
      <TextInput name="titleZh" label={t('titleZh')} required maxLength={120} />
      <TextArea name="bodyZh" label={t('bodyZh')} rows={4} required />
      <TextInput name="titleEn" label={t('titleEn')} required maxLength={200} />
      <TextArea name="bodyEn" label={t('bodyEn')} rows={4} required />
      <Checkbox name="mandatory" label={t('mandatory')} value="1" />
      <Checkbox name="banner" label={t('banner')} value="1" />
      <DateField name="endsOn" label={t('endsAt')} hint={t('endsAtHint')} />
      <details className="mt-4">
        <summary>
          {t('audience')} {t('everybody')}
        </summary>
        <ChoiceGroup
          kind="checkbox"
          name="agencyIds[]"
          label={t('audience')}
          hint={t('audienceHint')}
          options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </details>
      <p className="mt-4">
        <SubmitButton>{t('publish')}</SubmitButton>
      </p>
    </Form>
  )
}
