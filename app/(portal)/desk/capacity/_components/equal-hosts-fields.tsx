import { useTranslations } from 'next-intl'
import { NumberField } from '@/components/ui/number-field'

/** How many hosts, and of what size each: registered now or expected on a day. */
export function EqualHostsFields() {
  const t = useTranslations('scheduler.capacity.fields')
  return (
    <>
      <NumberField name="count" label={t('count')} min={1} max={100} defaultValue={4} />
      <NumberField name="vcpu" label={t('vcpu')} min={1} max={1024} defaultValue={64} />
      <NumberField name="memoryGiB" label={t('memory')} min={1} max={16384} defaultValue={256} unit="GiB" />
      <NumberField name="diskGiB" label={t('disk')} min={1} max={1000000} defaultValue={4000} unit="GiB" />
    </>
  )
}
