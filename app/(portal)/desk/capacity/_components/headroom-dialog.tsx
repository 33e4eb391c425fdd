'use client'

import { useTranslations } from 'next-intl'
import { DialogButton } from '@/components/ui/dialog-button'
import { Form } from '@/components/ui/form'
import { NumberField } from '@/components/ui/number-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { setHeadroomAction } from '../actions'

/** How much a pool keeps free, and for what; drawn in the browser, so that a page of pools sends it once. */
export function HeadroomDialog({ poolId, poolName }: { poolId: string; poolName: string }) {
  const t = useTranslations('scheduler.capacity.headroom')
  return (
    <DialogButton label={t('set')} title={t('setName', { pool: poolName })}>
      <Form action={setHeadroomAction} fields={{ poolId }} className="stack-4">
        <TextInput name="purpose" label={t('purpose')} hint={t('purposeHint')} maxLength={60} />
        <NumberField name="sharePercent" label={t('share')} hint={t('either')} min={0} max={100} unit="%" />
        <NumberField name="vcpu" label={t('vcpu')} min={0} />
        <NumberField name="memoryGiB" label={t('memory')} min={0} unit="GiB" />
        <SubmitButton>{t('submit')}</SubmitButton>
      </Form>
    </DialogButton>
  )
}
