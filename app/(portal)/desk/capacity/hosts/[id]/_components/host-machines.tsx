import { getLocale, getTranslations } from 'next-intl/server'
import { Segments } from '@/components/charts/segments'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Section } from '@/components/ui/section'
import { listAgencyNames } from '@/lib/agencies/list-names'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { listCatalogNames } from '@/lib/catalog/list-names'
import { pinsOf } from '@/lib/evacuation/pins-of'
import { getFormat } from '@/lib/i18n/get-format'
import { inLocale } from '@/lib/i18n/in-locale'
import { listMachinesByToken } from '@/lib/provisioning/list-machines-by-token'
import { routes } from '@/lib/routes'
import type { HostShown } from '@/lib/scheduler/list-hosts'
import type { RoomOn } from '@/lib/scheduler/list-room-on'
import { type MachineRow, machineColumns } from './machine-columns'

/** The bar of its machines, and each of them with whose it is, its plan and its group. */
export async function HostMachines({ host, room }: { host: HostShown; room: RoomOn[] }) {
  const ctx = await requireCtx('capacity:read')
  const [t, f, locale, machines, names] = await Promise.all([
    getTranslations('scheduler.host'),
    getFormat(),
    getLocale(),
    listMachinesByToken(
      ctx,
      room.map(({ key }) => key),
    ),
    listCatalogNames(ctx),
  ])
  const agencies = await listAgencyNames(
    ctx,
    machines.map(({ agencyId }) => agencyId),
  )
  const pins = await pinsOf(
    ctx,
    machines.map(({ id }) => id),
  )
  const byToken = new Map(machines.map((machine) => [machine.token, machine]))
  const rows = room.flatMap((taken): MachineRow[] => {
    const machine = byToken.get(taken.key)
    if (!machine) return []
    const plan = names.plans.get(machine.planId ?? '')
    return [
      {
        ...machine,
        room: taken,
        pinned: pins.get(machine.id),
        agencyName: agencies.get(machine.agencyId) ?? '',
        planName: plan ? inLocale(plan, locale) : '',
      },
    ]
  })
  return (
    <Section title={t('machines')} note={t('machinesNote', { n: rows.length })}>
      <Segments
        tall
        sizes={room.map(({ vcpu }) => vcpu)}
        whole={host.vcpu}
        text={t('bar', { n: room.length, used: host.vcpu - host.freeVcpu, all: host.vcpu })}
      />
      <DataTable<MachineRow>
        caption={t('machines')}
        rows={rows}
        rowKey={({ id }) => id}
        path={routes.desk.host(host.id)}
        params={{}}
        dense
        flush
        columns={machineColumns({
          t,
          f,
          mayOpen: can(ctx.actor, 'instance:read'),
          mayPin: can(ctx.actor, 'capacity:manage'),
        })}
        empty={
          <EmptyState icon="server" title={t('empty')}>
            {t('emptyText')}
          </EmptyState>
        }
      />
    </Section>
  )
}
