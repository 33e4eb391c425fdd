import { useLocale, useTranslations } from 'next-intl'
import { KeyValues } from '@/components/ui/key-values'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { Spoken } from '@/components/ui/spoken'
import { Tag } from '@/components/ui/tag'
import { useFormat } from '@/components/ui/use-format'
import type { Machine } from '@/lib/compute/get-machine'
import { languageOf } from '@/lib/i18n/in-locale'
import { routes } from '@/lib/routes'
import { GroupMates } from './group-mates'

/** What was ordered and what it is now. */
export function Configuration({ machine, now }: { machine: Machine; now: Date }) {
  const t = useTranslations('compute')
  const f = useFormat()
  const language = languageOf(useLocale())
  const { spec, plan, image, subnet, pool, order, tags, keys, config, system } = machine
  const engine = machine.fulfilment === 'compute'
  const zone = system.zone as 'intranet'
  return (
    <Section title={t('machine.configuration')}>
      <KeyValues
        as="columns"
        items={[
          { key: t('machine.plan'), value: plan?.[language] ?? machine.service[language] },
          { key: t('machine.image'), value: image?.[language] ?? t('machine.none'), hide: !engine },
          {
            key: t('machine.address'),
            value: <span className="mono">{machine.address ?? '—'}</span>,
            hide: !engine,
          },
          {
            key: t('machine.hostName'),
            value: <span className="mono">{String(config.hostName ?? machine.name)}</span>,
            hide: !engine,
          },
          { key: t('machine.systemDisk'), value: f.gib(spec.diskGiB ?? 0), hide: !engine },
          {
            key: t('machine.dataDisk'),
            value: spec.dataDiskGiB ? f.gib(spec.dataDiskGiB) : t('machine.none'),
            hide: !engine,
          },
          {
            key: t('machine.subnet'),
            value: subnet ? (
              <>
                <Spoken>{subnet.name}</Spoken> <span className="mono t2">{subnet.cidr}</span>
              </>
            ) : (
              t('machine.none')
            ),
            hide: !engine,
          },
          { key: t('machine.zone'), value: t(`zone.${zone}`) },
          {
            key: t('machine.pool'),
            value: pool ? t('machine.poolValue', { name: pool.name }) : t('machine.none'),
            hide: !engine,
          },
          { key: t('machine.system'), value: <span lang="zh-CN">{system.name}</span> },
          {
            key: t('machine.keys'),
            value: keys.length > 0 ? f.list(keys) : t('machine.none'),
            hide: !engine,
          },
          { key: t('machine.group'), value: <GroupMates group={machine.group} />, hide: !machine.group },
          { key: t('machine.endAction'), value: t(`endAction.${machine.endAction}`) },
          { key: t('machine.created'), value: f.dateTime(machine.createdAt) },
          {
            key: t('machine.order'),
            value: order ? (
              <Link href={routes.orders.one(order.id)}>{order.number}</Link>
            ) : (
              t('machine.takenOver')
            ),
          },
          {
            key: t('machine.tags'),
            value: tags.length > 0 ? tags.map((tag) => <Tag key={tag}>{tag}</Tag>) : t('machine.none'),
          },
          { key: t('machine.id'), value: <span className="mono">{machine.id}</span> },
        ]}
      />
      {machine.closedAt ? (
        <p className="t3 small">{t('machine.closedOn', { moment: f.moment(machine.closedAt, now) })}</p>
      ) : null}
    </Section>
  )
}
