import { getTranslations } from 'next-intl/server'
import { DialogButton } from '@/components/ui/dialog-button'
import { Form } from '@/components/ui/form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { Plan, Service } from '@/lib/catalog/queries'
import { savePlanAction } from '../../actions'

type Props = { service: Service; plan?: Plan; position: number }

/** Adds a plan, or renames and reorders one; code and size stand once it exists. */
export async function PlanDialog({ service, plan, position }: Props) {
  const t = await getTranslations('catalog.admin')
  const fields = { serviceId: service.id, ...(plan ? { planId: plan.id, code: plan.code } : {}) }
  return (
    <DialogButton
      label={t(plan ? 'plan.edit' : 'plan.add')}
      title={t(plan ? 'plan.editTitle' : 'plan.add')}
      size="small"
      icon={plan ? undefined : 'plus'}
    >
      <Form className="stack-4" action={savePlanAction} fields={fields}>
        {plan ? null : (
          <TextInput name="code" label={t('code')} hint={t('codeHint')} maxLength={40} mono required />
        )}
        <TextInput name="name.zh" label={t('nameZh')} defaultValue={plan?.name.zh} maxLength={60} required />
        <TextInput name="name.en" label={t('nameEn')} defaultValue={plan?.name.en} maxLength={60} required />
        {plan || service.fulfilment !== 'compute' ? null : (
          <div className="grid3">
            <TextInput name="vcpu" label={t('plan.vcpu')} inputMode="numeric" required />
            <TextInput name="memoryGiB" label={t('plan.memoryGiB')} inputMode="numeric" required />
            <TextInput
              name="diskGiB"
              label={t('plan.diskGiB')}
              hint={t('plan.sizeHint')}
              inputMode="numeric"
              required
            />
          </div>
        )}
        <TextInput
          name="position"
          label={t('plan.position')}
          defaultValue={String(position)}
          inputMode="numeric"
        />
        <div className="row">
          <SubmitButton>{t('plan.save')}</SubmitButton>
        </div>
      </Form>
    </DialogButton>
  )
}
