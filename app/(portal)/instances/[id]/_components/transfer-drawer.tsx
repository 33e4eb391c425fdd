import { getTranslations } from 'next-intl/server'
import { Drawer } from '@/components/ui/drawer'
import { Form } from '@/components/ui/form'
import { Note } from '@/components/ui/note'
import { SearchChoice } from '@/components/ui/search-choice'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { listOpenAgencies } from '@/lib/agencies/list-open-agencies'
import type { Machine } from '@/lib/compute/get-machine'
import type { Ctx } from '@/lib/context'
import { routes } from '@/lib/routes'
import { offerTransferAction } from '../../actions'

/** To whom and why; the agencies are only read when somebody asks. */
export async function TransferDrawer({ ctx, machine }: { ctx: Ctx; machine: Machine }) {
  const t = await getTranslations('compute.dialog')
  const receivers = (await listOpenAgencies(ctx, { active: true })).filter(
    ({ id }) => id !== machine.agencyId,
  )
  return (
    <Drawer title={t('transferTitle', { name: machine.name })} closeHref={routes.instances.one(machine.id)}>
      <Form action={offerTransferAction} fields={{ instanceId: machine.id }} className="stack-4">
        <Note>{t('transferNote')}</Note>
        <SearchChoice
          name="toAgencyId"
          label={t('transferTo')}
          options={receivers.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextArea name="reason" label={t('transferReason')} rows={3} required />
        <SubmitButton>{t('offer')}</SubmitButton>
      </Form>
    </Drawer>
  )
}
