import { getTranslations } from 'next-intl/server'
import { DialogButton } from '@/components/ui/dialog-button'
import { Form } from '@/components/ui/form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { quotaKinds } from '@/lib/quota/amounts'
import type { AgencyLimits } from '@/lib/quota/list-limits'
import { toUnits } from '@/lib/quota/units'
import { setQuotaAction } from '../actions'

/** One form a kind: each limit is its own decision with its own audit row. */
export async function SetQuota({ agency }: { agency: AgencyLimits }) {
  const t = await getTranslations('quota')
  return (
    <DialogButton label={t('admin.set')} title={t('admin.setTitle', { agency: agency.name })} size="small">
      <div className="stack-6">
        {quotaKinds.map((kind) => {
          const quota = agency.quotas.find((one) => one.kind === kind)
          const taken = toUnits(kind, (quota?.used ?? 0) + (quota?.held ?? 0))
          return (
            <Form
              key={kind}
              className="stack-4"
              action={setQuotaAction}
              fields={{ agencyId: agency.id, kind }}
              aria-label={t(`kinds.${kind}`)}
            >
              <TextInput
                name="limit"
                label={t(`kinds.${kind}`)}
                hint={t('admin.limitHint', { taken })}
                defaultValue={String(toUnits(kind, quota?.limit ?? 0))}
                unit={t(`units.${kind}`)}
                inputMode="numeric"
                required
              />
              <div className="row">
                <SubmitButton variant="plain">{t('admin.save')}</SubmitButton>
              </div>
            </Form>
          )
        })}
      </div>
    </DialogButton>
  )
}
