import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/action-button'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import type { Ghost, ShownOrphan } from '@/lib/provisioning/list-orphans'
import { adoptOrphanAction, removeOrphanAction } from '../actions'

/** Give it to an instance whose own machine is missing, or destroy it. */
export function OrphanVerbs({ orphan, ghosts }: { orphan: ShownOrphan; ghosts: Ghost[] }) {
  const t = useTranslations('provisioning.orphans')
  if (orphan.state === 'adopting' || orphan.state === 'removing')
    return <span className="t3">{t('waiting')}</span>
  if (orphan.state !== 'quarantined') return null
  const heirs = ghosts.filter(({ poolId }) => poolId === orphan.poolId)
  const fields = { orphanId: orphan.id }
  return (
    <span className="row">
      <ActionButton
        action={adoptOrphanAction}
        fields={fields}
        size="small"
        reason={heirs.length === 0 ? t('adoptNone') : undefined}
        confirm={{
          title: t('adoptTitle'),
          consequences: [t('adoptConsequence')],
          children: (
            <Select
              name="instanceId"
              label={t('instance')}
              options={heirs.map(({ id, name, agencyName }) => ({
                value: id,
                label: `${name}，${agencyName}`,
              }))}
            />
          ),
        }}
      >
        {t('adopt')}
      </ActionButton>
      <ActionButton
        action={removeOrphanAction}
        fields={fields}
        size="small"
        variant="danger"
        confirm={{
          title: t('removeTitle'),
          consequences: [t('removeConsequence')],
          typeName: String(orphan.details.name ?? orphan.engineRef),
          children: <TextArea name="reason" label={t('reason')} rows={2} required />,
        }}
      >
        {t('remove')}
      </ActionButton>
    </span>
  )
}
