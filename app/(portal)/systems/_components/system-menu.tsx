import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/action-button'
import { DialogButton } from '@/components/ui/dialog-button'
import { Form } from '@/components/ui/form'
import { SubmitButton } from '@/components/ui/submit-button'
import type { BusinessSystem } from '@/lib/agencies/business-systems'
import type { Member } from '@/lib/agencies/member-queries'
import type { Agency } from '@/lib/agencies/queries'
import { editSystemAction, retireSystemAction } from '../actions'
import { SystemFields } from './system-fields'

export function SystemMenu({
  system,
  ...choices
}: {
  system: BusinessSystem
  agency: Agency
  members: Member[]
}) {
  const t = useTranslations('agencies.systems')
  return (
    <div className="row">
      <DialogButton
        label={t('edit')}
        title={t('editTitle', { name: system.name })}
        size="small"
        variant="quiet"
      >
        <Form action={editSystemAction} fields={{ systemId: system.id }}>
          <SystemFields {...choices} system={system} />
          <p className="mt-4">
            <SubmitButton>{t('save')}</SubmitButton>
          </p>
        </Form>
      </DialogButton>
      <ActionButton
        action={retireSystemAction}
        fields={{ systemId: system.id }}
        size="small"
        variant="quiet"
        reason={system.state === 'retired' ? t('retiredReason') : undefined}
        confirm={{
          title: t('retireTitle', { name: system.name }),
          consequences: [t('retireText')],
          danger: true,
        }}
      >
        {t('retire')}
      </ActionButton>
    </div>
  )
}
