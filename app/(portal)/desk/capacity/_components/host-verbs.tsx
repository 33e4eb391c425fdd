import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/action-button'
import { TextInput } from '@/components/ui/text-input'
import type { HostShown } from '@/lib/scheduler/list-hosts'
import { setHostStateAction } from '../actions'

const states = ['up', 'drain', 'maintenance', 'down'] as const

/** Every state but the present one; switching off a host with machines says why it cannot be. */
export function HostVerbs({ host }: { host: HostShown }) {
  const t = useTranslations('scheduler.capacity.setState')
  return (
    <span className="row">
      {states
        .filter((state) => state !== host.state)
        .map((state) => (
          <ActionButton
            key={state}
            action={setHostStateAction}
            fields={{ hostId: host.id, state }}
            size="small"
            reason={state === 'down' && host.machines > 0 ? t('notEmpty', { n: host.machines }) : undefined}
            confirm={{
              title: t('title', { verb: t(state), name: host.name }),
              consequences: [t(`consequences.${state}`)],
              children: <TextInput name="reason" label={t('reason')} required />,
            }}
          >
            {t(state)}
          </ActionButton>
        ))}
    </span>
  )
}
