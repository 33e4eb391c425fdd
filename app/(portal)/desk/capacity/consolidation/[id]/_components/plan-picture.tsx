import { getTranslations } from 'next-intl/server'
import { HostBars } from '@/components/charts/host-bars'
import { DataTable } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { State } from '@/components/ui/state'
import type { HostInPlan, PlanInFull } from '@/lib/consolidation/find-plan'
import { routes } from '@/lib/routes'

const hostShapes = {
  planned: 'draft',
  emptying: 'building',
  emptied: 'done',
  slept: 'suspended',
  kept: 'risk',
} as const

/** The hosts the plan touches as bars, before and after, and in a table how far each one is. */
export async function PlanPicture({ plan }: { plan: PlanInFull }) {
  const t = await getTranslations('consolidation')
  const { touched } = plan
  const bars = (after: boolean) =>
    touched.map((host) => {
      const used = after ? host.vcpuAfter : host.vcpuBefore
      const asleep = after && host.sleeps
      return {
        id: host.hostId,
        name: host.name,
        href: routes.desk.host(host.hostId),
        cpu: used / host.vcpu,
        held: 0,
        memory: after ? host.memoryShareAfter : host.memoryShareBefore,
        state: asleep ? ('asleep' as const) : ('on' as const),
        text: t('plan.bar', {
          name: host.name,
          used,
          all: host.vcpu,
          what: t(asleep ? 'plan.asleep' : 'plan.awake'),
        }),
      }
    })
  return (
    <>
      <div className="cols cols--rule">
        {(['before', 'after'] as const).map((when) => (
          <Section key={when} title={t(`plan.${when}`)} className={when === 'before' ? 'c7' : 'c5'}>
            <HostBars
              label={t('plan.picture', { when: t(`plan.${when}`), n: touched.length })}
              hosts={bars(when === 'after')}
            />
          </Section>
        ))}
      </div>
      <Section title={t('plan.hosts')} note={t('plan.pictureNote', { n: touched.length })}>
        <DataTable<HostInPlan>
          caption={t('plan.hosts')}
          rows={touched}
          rowKey={({ hostId }) => hostId}
          path={routes.desk.consolidationPlan(plan.id)}
          params={{}}
          dense
          flush
          columns={[
            {
              key: 'host',
              head: t('hostColumns.host'),
              cell: ({ hostId, name }) => <Link href={routes.desk.host(hostId)}>{name}</Link>,
            },
            { key: 'role', head: t('hostColumns.role'), cell: ({ role }) => t(`roles.${role}`) },
            {
              key: 'cores',
              head: t('hostColumns.cores'),
              num: true,
              nowrap: true,
              cell: ({ vcpuBefore, vcpuAfter, vcpu }) =>
                t('change', { before: vcpuBefore, after: vcpuAfter, all: vcpu }),
            },
            {
              key: 'state',
              head: t('hostColumns.state'),
              nowrap: true,
              cell: ({ state, role }) =>
                role === 'target' ? '—' : <State is={hostShapes[state]}>{t(`hostStates.${state}`)}</State>,
            },
          ]}
        />
      </Section>
    </>
  )
}
