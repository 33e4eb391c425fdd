import { useTranslations } from 'next-intl'
import { ActionItem } from '@/components/ui/action-item'
import { ActionLink } from '@/components/ui/action-link'
import { TextInput } from '@/components/ui/text-input'
import type { Machine } from '@/lib/compute/get-machine'
import type { InstanceVerb } from '@/lib/compute/rules'
import { routes } from '@/lib/routes'
import {
  rebootInstanceAction,
  renameInstanceAction,
  restoreInstanceAction,
  startInstanceAction,
  stopInstanceAction,
  tagInstanceAction,
} from '../../actions'
import { verdictsOf } from './machine-facts'

type Props = { machine: Machine; now: Date; mayOperate: boolean; mayTransfer: boolean; mayOrder: boolean }

/** Everything that may be done with the machine; what may not be done now says why in its place. */
export function MachineActions({ machine, now, mayOperate, mayTransfer, mayOrder }: Props) {
  const t = useTranslations('compute')
  const text = useTranslations()
  const verdicts = verdictsOf(machine, now)
  const { id, name, tags } = machine
  const reasonOf = (verb: InstanceVerb, may: boolean): string | undefined => {
    if (!may) return t(verb === 'transfer' ? 'machine.noTransferRight' : 'machine.noRight')
    const verdict = verdicts[verb]
    return verdict.ok ? undefined : text(verdict.reason.replace('.', '.errors.'), verdict.params)
  }
  const line = (verb: InstanceVerb, may: boolean) => ({
    fields: { instanceId: id },
    children: t(`verb.${verb}`),
    note: t(`verbNote.${verb}`),
    reason: reasonOf(verb, may),
  })
  const stop = {
    title: t('dialog.stopTitle', { name }),
    consequences: [t('dialog.stop1'), t('dialog.stop2'), t('dialog.stop3')],
    danger: true,
  }
  const reboot = {
    title: t('dialog.rebootTitle', { name }),
    consequences: [t('dialog.reboot1'), t('dialog.reboot2')],
  }
  const rename = {
    title: t('dialog.renameTitle'),
    children: (
      <TextInput
        name="name"
        label={t('dialog.newName')}
        hint={t('dialog.nameHint')}
        defaultValue={name}
        mono
        required
      />
    ),
  }
  const tag = {
    title: t('dialog.tagTitle'),
    verb: t('dialog.save'),
    children: (
      <TextInput
        name="tags"
        label={t('dialog.tags')}
        hint={t('dialog.tagsHint')}
        defaultValue={tags.join('，')}
      />
    ),
  }
  const restore = {
    title: t('dialog.restoreTitle', { name }),
    consequences: [t('dialog.restore1'), t('dialog.restore2')],
  }
  return (
    <ul className="acts">
      {machine.state === 'recycled' ? (
        <ActionItem
          action={restoreInstanceAction}
          icon="undo"
          confirm={restore}
          {...line('restore', mayOperate)}
        />
      ) : null}
      <ActionItem action={startInstanceAction} icon="play" {...line('start', mayOperate)} />
      <ActionItem
        action={rebootInstanceAction}
        icon="refresh"
        confirm={reboot}
        {...line('reboot', mayOperate)}
      />
      <ActionItem action={stopInstanceAction} icon="stop" confirm={stop} {...line('stop', mayOperate)} />
      <ActionLink
        href={routes.instances.change('changePlan', id)}
        icon="server"
        {...linkOf(line('changePlan', mayOrder))}
      />
      <ActionLink
        href={routes.instances.change('renew', id)}
        icon="calendar"
        {...linkOf(line('renew', mayOrder))}
      />
      <ActionItem
        action={renameInstanceAction}
        icon="edit"
        confirm={rename}
        {...line('rename', mayOperate)}
      />
      <ActionItem action={tagInstanceAction} icon="tag" confirm={tag} {...line('tag', mayOperate)} />
      <ActionLink
        href={`${routes.instances.one(id)}?do=transfer`}
        icon="agency"
        {...linkOf(line('transfer', mayTransfer))}
      />
      <ActionLink
        href={routes.instances.change('close', id)}
        icon="trash"
        danger
        {...linkOf(line('close', mayOrder))}
      />
    </ul>
  )
}

const linkOf = <T extends { fields: unknown }>({ fields: _, ...rest }: T) => rest
