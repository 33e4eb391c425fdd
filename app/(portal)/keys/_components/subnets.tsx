import { useTranslations } from 'next-intl'
import { DialogButton } from '@/components/ui/dialog-button'
import { EmptyState } from '@/components/ui/empty-state'
import { Form } from '@/components/ui/form'
import { Scroll } from '@/components/ui/scroll'
import { Section } from '@/components/ui/section'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { useFormat } from '@/components/ui/use-format'
import type { ListedSubnet } from '@/lib/compute/list-subnets'
import { zoneRanges } from '@/lib/compute/zone-ranges'
import { createSubnetAction } from '../actions'

type Zone = keyof typeof zoneRanges
type Props = { subnets: ListedSubnet[]; zones: readonly Zone[]; now: Date }

/** The agency's networks per zone, with what is free of each. */
export function Subnets({ subnets, zones, now }: Props) {
  const t = useTranslations('compute')
  const f = useFormat()
  const ranges = zones.map((zone) => `${t(`zone.${zone}`)} ${zoneRanges[zone]}`).join('；')
  const add = (
    <DialogButton label={t('keys.addSubnet')} title={t('keys.addSubnet')} icon="plus" size="small">
      <Form action={createSubnetAction} className="stack-4">
        <TextInput name="name" label={t('keys.name')} maxLength={60} required />
        <Select
          name="zone"
          label={t('keys.zone')}
          options={zones.map((zone) => ({ value: zone, label: t(`zone.${zone}`) }))}
        />
        <TextInput
          name="cidr"
          label={t('keys.cidr')}
          hint={`${t('keys.cidrHint')} ${t('keys.range', { ranges })}`}
          mono
          required
        />
        <SubmitButton>{t('keys.save')}</SubmitButton>
      </Form>
    </DialogButton>
  )
  return (
    <Section title={t('keys.subnets')} note={t('keys.subnetsNote')} aside={add}>
      {subnets.length === 0 ? (
        <EmptyState icon="network" title={t('keys.noSubnets')}>
          {t('keys.noSubnetsNote')}
        </EmptyState>
      ) : (
        <Scroll>
          <table className="tbl tbl--stack tbl--flush">
            <caption className="sr">{t('keys.subnets')}</caption>
            <thead>
              <tr>
                <th>{t('keys.name')}</th>
                <th>{t('keys.zone')}</th>
                <th>{t('keys.cidr')}</th>
                <th className="num">{t('keys.free')}</th>
                <th>{t('keys.created')}</th>
              </tr>
            </thead>
            <tbody>
              {subnets.map((subnet) => (
                <tr key={subnet.id}>
                  <td className="head-cell">
                    <b lang="zh-CN">{subnet.name}</b>
                  </td>
                  <td data-l={t('keys.zone')}>{t(`zone.${subnet.zone}`)}</td>
                  <td data-l={t('keys.cidr')} className="mono">
                    {subnet.cidr}
                  </td>
                  <td data-l={t('keys.free')} className="num">
                    {t('keys.freeValue', { free: f.number(subnet.free), size: f.number(subnet.size) })}
                  </td>
                  <td data-l={t('keys.created')}>{f.day(subnet.createdAt, now)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </Section>
  )
}
