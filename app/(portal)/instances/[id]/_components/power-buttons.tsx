import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/action-button'
import type { Machine } from '@/lib/compute/get-machine'
import { rebootInstanceAction, startInstanceAction } from '../../actions'
import { verdictsOf } from './machine-facts'

/** What is wanted most often, at hand beside the title; only while it is possible. */
export function PowerButtons({ machine, now }: { machine: Machine; now: Date }) {
  const t = useTranslations('compute')
  const verdicts = verdictsOf(machine, now)
  const fields = { instanceId: machine.id }
  return (
    <>
      {verdicts.start.ok ? (
        <ActionButton action={startInstanceAction} fields={fields} icon="play" variant="primary">
          {t('verb.start')}
        </ActionButton>
      ) : null}
      {verdicts.reboot.ok ? (
        <ActionButton
          action={rebootInstanceAction}
          fields={fields}
          icon="refresh"
          confirm={{
            title: t('dialog.rebootTitle', { name: machine.name }),
            consequences: [t('dialog.reboot1'), t('dialog.reboot2')],
          }}
        >
          {t('verb.reboot')}
        </ActionButton>
      ) : null}
    </>
  )
}
