import { getTranslations } from 'next-intl/server'
import { DialogButton } from '@/components/ui/dialog-button'
import { Form } from '@/components/ui/form'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import { getFormat } from '@/lib/i18n/get-format'
import type { Quota } from '@/lib/quota/queries'
import { toUnits } from '@/lib/quota/units'
import { requestQuotaAction } from '../actions'

/** The way to more, with the present limits beside the choices. */
export async function RequestQuota({ quotas, may }: { quotas: Quota[]; may: boolean }) {
  const [t, f] = await Promise.all([getTranslations('quota'), getFormat()])
  const limit = (kind: Quota['kind']) => toUnits(kind, quotas.find((row) => row.kind === kind)?.limit ?? 0)
  return (
    <DialogButton
      label={t('request.button')}
      title={t('request.title')}
      reason={may ? undefined : t('request.notAllowed')}
    >
      <Form className="stack-4" action={requestQuotaAction}>
        <Select
          name="kind"
          label={t('request.kind')}
          options={(['vcpu', 'memoryMiB', 'diskGiB', 'instances'] as const).map((kind) => ({
            value: kind,
            label: f.facts(t(`kinds.${kind}`), `${t('columns.limit')} ${limit(kind)} ${t(`units.${kind}`)}`),
          }))}
        />
        <TextInput
          name="wantedLimit"
          label={t('request.wanted')}
          hint={t('request.wantedHint')}
          inputMode="numeric"
          required
        />
        <TextArea
          name="reason"
          label={t('request.reason')}
          hint={t('request.reasonHint')}
          rows={3}
          maxLength={500}
          required
        />
        <div className="row">
          <SubmitButton>{t('request.submit')}</SubmitButton>
        </div>
      </Form>
    </DialogButton>
  )
}
