import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/action-button'
import { DialogButton } from '@/components/ui/dialog-button'
import { Form } from '@/components/ui/form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { AgencyChoices } from '@/lib/agencies/list-agencies'
import type { Agency } from '@/lib/agencies/queries'
import { closeAgencyAction, editAgencyAction, resumeAgencyAction, suspendAgencyAction } from '../actions'
import { AgencyFields } from './agency-fields'

export function AgencyMenu({ agency, choices }: { agency: Agency; choices: AgencyChoices }) {
  const t = useTranslations('agencies.agencies')
  const { id: agencyId, name } = agency
  const closed = agency.state === 'closed' ? t('closedReason') : undefined
  const reason = <TextInput name="reason" label={t('reason')} required />
  return (
    <DialogButton label={t('manage')} title={name} size="small" variant="quiet" reason={closed}>
      <div className="stack-4">
        <Form action={editAgencyAction} fields={{ agencyId }} aria-label={t('edit')}>
          <AgencyFields choices={choices} agency={agency} />
          <p className="mt-4">
            <SubmitButton>{t('save')}</SubmitButton>
          </p>
        </Form>
        <div className="row">
          {agency.state === 'suspended' ? (
            <ActionButton action={resumeAgencyAction} fields={{ agencyId }}>
              {t('resume')}
            </ActionButton>
          ) : (
            <ActionButton
              action={suspendAgencyAction}
              fields={{ agencyId }}
              confirm={{
                title: t('suspendTitle', { name }),
                consequences: [t('suspendText')],
                children: reason,
              }}
            >
              {t('suspend')}
            </ActionButton>
          )}
          <ActionButton
            action={closeAgencyAction}
            fields={{ agencyId }}
            variant="danger"
            confirm={{
              title: t('closeTitle', { name }),
              consequences: [t('closeText'), t('closePeople')],
              children: reason,
              typeName: agency.shortName,
              danger: true,
            }}
          >
            {t('close')}
          </ActionButton>
        </div>
      </div>
    </DialogButton>
  )
}
