'use client'

import { useLocale, useTranslations } from 'next-intl'
import { RadioTable } from '@/components/ui/radio-table'
import { State } from '@/components/ui/state'
import { useFormat } from '@/components/ui/use-format'
import { languageOf } from '@/lib/i18n/in-locale'
import { lineName } from './draft-types'
import type { LineProps } from './line-card'

/** Plans side by side: size, price, and how many of each could be placed now. */
export function PlanChoice({ line, service, placement, instances, onChange }: LineProps) {
  const t = useTranslations('orders.form.plan')
  const units = useTranslations('billing.per')
  const f = useFormat()
  const language = languageOf(useLocale())
  if (service.plans.length === 0) return null
  const machines = service.plans.some(({ spec }) => spec.vcpu)
  const current = instances.find(({ id }) => id === line.instanceId)?.planId
  const fits = (planId: string) => {
    const count = placement?.fits[planId]
    if (count === undefined || planId === current) return <span className="t3">—</span>
    const where = placement?.where?.[planId]
    if (where) return <span className="t2">{t(`where.${where}`)}</span>
    return count > 0 ? (
      <span className="t2">{t('fits', { count })}</span>
    ) : (
      <State is="risk">{t('none')}</State>
    )
  }
  return (
    <RadioTable
      // A plan taken from the ways out below replaces what the radios hold.
      key={line.planId}
      name={lineName(line.key, 'planId')}
      label={t('label')}
      defaultValue={line.planId ?? undefined}
      onChange={onChange}
      heads={[
        { key: 'name', label: t('name') },
        ...(machines
          ? [
              { key: 'vcpu', label: t('vcpu'), num: true, skipOnPhone: true },
              { key: 'memory', label: t('memory'), num: true, skipOnPhone: true },
            ]
          : []),
        { key: 'price', label: t('price'), num: true },
        ...(machines ? [{ key: 'fits', label: t('placeable'), num: true }] : []),
      ]}
      rows={service.plans.map(({ id, name, spec, price, unit }) => ({
        value: id,
        disabled: id === current,
        reason: id === current ? t('inUse') : undefined,
        cells: {
          name: name[language],
          vcpu: spec.vcpu ? f.number(spec.vcpu) : '—',
          memory: spec.memoryMiB ? f.mib(spec.memoryMiB) : '—',
          price: price ? t('perUnit', { price: f.price(price), unit: unit ? units(unit) : '' }) : '—',
          fits: fits(id),
        },
      }))}
    />
  )
}
