import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/action-button'
import { LinkButton } from '@/components/ui/button'
import { TextInput } from '@/components/ui/text-input'
import { routes } from '@/lib/routes'
import { rests } from '@/lib/scheduler/host-states'
import type { HostShown } from '@/lib/scheduler/list-hosts'
import { setHostStateAction, wakeHostAction } from '../actions'
import { failHostAction } from '../hosts/actions'

const states = ['up', 'drain', 'maintenance', 'down'] as const

/**
 * Every state but the present one. What holds machines is emptied by a plan first, or has failed with them; what is
 * asleep is woken first.
 */
export function HostVerbs({ host }: { host: HostShown }) {
  const t = useTranslations('scheduler.capacity.setState')
  const reason = <TextInput name="reason" label={t('reason')} required />
  const holds = host.machines > 0
  if (rests(host.state))
    return (
      <ActionButton
        action={wakeHostAction}
        fields={{ hostId: host.id }}
        size="small"
        reason={host.state === 'waking' ? t('waking') : undefined}
        confirm={{
          title: t('title', { verb: t('wake'), name: host.name }),
          consequences: [t('wakeConsequence')],
        }}
      >
        {t('wake')}
      </ActionButton>
    )
  const plain = states.filter(
    (state) => state !== host.state && !(holds && (state === 'drain' || state === 'down')),
  )
  return (
    <span className="row">
      {holds ? (
        <LinkButton href={routes.desk.evacuation(host.id)} size="small">
          {t(host.state === 'down' ? 'rebuild' : 'evacuate')}
        </LinkButton>
      ) : null}
      {plain.map((state) => (
        <ActionButton
          key={state}
          action={setHostStateAction}
          fields={{ hostId: host.id, state }}
          size="small"
          confirm={{
            title: t('title', { verb: t(state), name: host.name }),
            consequences: [t(`consequences.${state}`)],
            children: reason,
          }}
        >
          {t(state)}
        </ActionButton>
      ))}
      {holds && host.state !== 'down' ? (
        <ActionButton
          action={failHostAction}
          fields={{ hostId: host.id }}
          size="small"
          variant="danger"
          confirm={{
            title: t('title', { verb: t('fail'), name: host.name }),
            danger: true,
            consequences: [t('consequences.fail', { n: host.machines })],
            children: reason,
          }}
        >
          {t('fail')}
        </ActionButton>
      ) : null}
    </span>
  )
}
