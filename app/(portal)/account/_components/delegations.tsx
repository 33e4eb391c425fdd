import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { DateField } from '@/components/ui/date-field'
import { Form } from '@/components/ui/form'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { listOwnDelegations, listPossibleDelegates } from '@/lib/agencies/own-delegations'
import { activeDelegationsTo } from '@/lib/agencies/queries'
import type { Ctx } from '@/lib/context'
import { getFormat } from '@/lib/i18n/get-format'
import { dayOf } from '@/lib/shanghai'
import { delegateAction, revokeDelegationAction } from '../delegation-actions'

export async function Delegations({ ctx }: { ctx: Ctx }) {
  const [t, f] = [await getTranslations('auth.account'), await getFormat()]
  const [given, received, colleagues] = [
    await listOwnDelegations(ctx),
    await activeDelegationsTo(ctx, ctx.actor.personId ?? ''),
    await listPossibleDelegates(ctx),
  ]
  const today = dayOf(ctx.now())
  const lastDay = (endsAt: Date) => f.longDate(new Date(endsAt.getTime() - 1000))
  return (
    <div className="stack-4">
      {received.map((one) => (
        <p key={one.id}>{t('received', { name: one.fromName, until: lastDay(one.endsAt) })}</p>
      ))}
      {given.map((one) => (
        <p className="row" key={one.id}>
          <span>
            {t('given', { name: one.toName, from: f.longDate(one.startsAt), until: lastDay(one.endsAt) })}
            <span className="sub">{one.reason}</span>
          </span>
          <span className="push">
            <ActionButton action={revokeDelegationAction} fields={{ delegationId: one.id }} size="small">
              {t('takeBack')}
            </ActionButton>
          </span>
        </p>
      ))}
      {colleagues.length === 0 ? (
        <p className="t2">{t('noColleague')}</p>
      ) : (
        <Form action={delegateAction} resetOnOk aria-label={t('delegations')}>
          <Select
            name="toPersonId"
            label={t('delegateTo')}
            hint={t('delegateHint')}
            options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
            empty={t('choose')}
          />
          {/* Days are no form's to reset: they go with the delegation that they were chosen for. */}
          <div className="grid2" key={given.length}>
            <DateField name="from" label={t('from')} defaultValue={today} required />
            <DateField name="until" label={t('until')} min={today} required />
          </div>
          <TextInput name="reason" label={t('reason')} required />
          <p className="mt-4">
            <SubmitButton variant="plain">{t('delegate')}</SubmitButton>
          </p>
        </Form>
      )}
    </div>
  )
}
