import { getTranslations } from 'next-intl/server'
import { DialogButton } from '@/components/ui/dialog-button'
import { Form } from '@/components/ui/form'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { familyIcons } from '../../../catalog/_components/family-icons'
import { createServiceAction } from '../actions'

/** A new service begins as a draft fulfilled by a person; the rest is edited on its page. */
export async function CreateService() {
  const [t, tCatalog] = await Promise.all([getTranslations('catalog.admin'), getTranslations('catalog')])
  return (
    <DialogButton label={t('create')} title={t('createTitle')} variant="primary" icon="plus" wide>
      <Form className="stack-4" action={createServiceAction}>
        <div className="grid2">
          <TextInput name="code" label={t('code')} hint={t('codeHint')} maxLength={40} mono required />
          <Select
            name="family"
            label={t('family')}
            options={Object.keys(familyIcons).map((value) => ({
              value,
              label: tCatalog(`families.${value}`),
            }))}
          />
        </div>
        <TextInput name="provider" label={t('provider')} maxLength={80} required />
        <div className="grid2">
          <TextInput name="name.zh" label={t('nameZh')} maxLength={60} required />
          <TextInput name="name.en" label={t('nameEn')} maxLength={60} required />
          <TextInput name="summary.zh" label={t('summaryZh')} maxLength={300} required />
          <TextInput name="summary.en" label={t('summaryEn')} maxLength={300} required />
        </div>
        <div className="row">
          <SubmitButton>{t('create')}</SubmitButton>
        </div>
      </Form>
    </DialogButton>
  )
}
