import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/action-button'
import { TextInput } from '@/components/ui/text-input'
import { pinMachineAction, unpinMachineAction } from '../../actions'

type Props = { instanceId: string; name: string; reason: string | undefined }

/** Keeps a machine where it is, or lets it go. */
export function PinVerb({ instanceId, name, reason }: Props) {
  const t = useTranslations('evacuation.pin')
  if (reason !== undefined)
    return (
      <ActionButton
        action={unpinMachineAction}
        fields={{ instanceId }}
        size="small"
        aria-label={t('unpinName', { name })}
        confirm={{ title: t('unpinName', { name }), consequences: [t('unpinConsequence')] }}
      >
        {t('unpin')}
      </ActionButton>
    )
  return (
    <ActionButton
      action={pinMachineAction}
      fields={{ instanceId }}
      size="small"
      aria-label={t('pinName', { name })}
      confirm={{
        title: t('pinName', { name }),
        consequences: [t('pinConsequence')],
        children: <TextInput name="reason" label={t('reason')} required />,
      }}
    >
      {t('pin')}
    </ActionButton>
  )
}
