import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/ui/form'
import { Section } from '@/components/ui/section'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import { saveTextsAction } from '../../actions'
import type { TabProps } from './tab-props'

/** Names, summaries and texts, both languages beside one another. */
export async function TextsTab({ managed: { service, version } }: TabProps) {
  const t = await getTranslations('catalog.admin')
  const { name, summary, documentation } = version
  return (
    <Section title={t('tabs.texts')}>
      <Form className="stack-4" action={saveTextsAction} fields={{ serviceId: service.id }} guarded>
        <div className="grid2">
          <TextInput name="name.zh" label={t('nameZh')} defaultValue={name.zh} maxLength={60} required />
          <TextInput name="name.en" label={t('nameEn')} defaultValue={name.en} maxLength={60} required />
          <TextArea
            name="summary.zh"
            label={t('summaryZh')}
            defaultValue={summary.zh}
            maxLength={300}
            rows={3}
          />
          <TextArea
            name="summary.en"
            label={t('summaryEn')}
            defaultValue={summary.en}
            maxLength={300}
            rows={3}
          />
          <TextArea
            name="documentation.zh"
            label={t('docZh')}
            hint={t('docHint')}
            defaultValue={documentation.zh}
            rows={12}
          />
          <TextArea
            name="documentation.en"
            label={t('docEn')}
            hint={t('docHint')}
            defaultValue={documentation.en}
            rows={12}
          />
          <TextInput
            name="keywords"
            label={t('keywords')}
            hint={t('keywordsHint')}
            defaultValue={version.keywords}
            maxLength={300}
          />
          <TextInput
            name="leadTimeHours"
            label={t('lead')}
            defaultValue={String(version.leadTimeHours)}
            inputMode="numeric"
            required
          />
        </div>
        <div className="row">
          <SubmitButton>{t('save')}</SubmitButton>
        </div>
      </Form>
    </Section>
  )
}
