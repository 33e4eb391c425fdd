import { getLocale, getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Scroll } from '@/components/ui/scroll'
import { Section } from '@/components/ui/section'
import { getFormat } from '@/lib/i18n/get-format'
import { inLocale } from '@/lib/i18n/in-locale'
import { systemCap } from '@/lib/provisioning/count-by-system'
import { routes } from '@/lib/routes'
import type { AgencyFacts } from './agency-facts'
import { SystemState } from './system-state'

/** The agency's services by business system: what runs, how it is, what it has cost this month. */
export async function SystemServices({ systems, services, spend }: AgencyFacts) {
  const [t, tCatalog, f, locale] = await Promise.all([
    getTranslations('home.services'),
    getTranslations('catalog'),
    getFormat(),
    getLocale(),
  ])
  const month = spend.filter(({ period }) => period.length > 6)
  const cost = (systemId?: string) =>
    month.reduce(
      (sum, row) => (!systemId || row.businessSystemId === systemId ? sum + row.amountFen : sum),
      0n,
    )
  const words = (counts: (typeof systems)[number]['counts']) => {
    const total = counts.reduce((sum, { count }) => sum + count, 0)
    if (total > systemCap) return t('more', { count: systemCap })
    const byService = Map.groupBy(counts, ({ serviceId }) => serviceId)
    const named = [...byService].map(([id, rows]) => {
      const service = services.get(id)
      const count = rows.reduce((sum, row) => sum + row.count, 0)
      return t('item', { name: service ? inLocale(service.name, locale) : '', count })
    })
    return named.join(tCatalog('comma')) || t('nothing')
  }
  if (systems.length === 0)
    return (
      <Section title={t('title')}>
        <EmptyState icon="app" actions={<LinkButton href={routes.systems}>{t('register')}</LinkButton>}>
          {t('none')}
        </EmptyState>
      </Section>
    )
  return (
    <Section
      title={t('title')}
      note={t('note', { count: systems.length })}
      aside={<Link href={routes.instances.list}>{t('all')}</Link>}
    >
      <Scroll>
        <table className="tbl tbl--flush tbl--stack">
          <caption className="sr">{t('title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('system')}</th>
              <th scope="col">{t('zone')}</th>
              <th scope="col">{t('level')}</th>
              <th scope="col">{t('services')}</th>
              <th scope="col">{t('state')}</th>
              <th scope="col" className="num">
                {t('cost')}
              </th>
            </tr>
          </thead>
          <tbody>
            {systems.map((system) => (
              <tr key={system.id}>
                <td className="pri">
                  <Link href={`${routes.instances.list}?system=${system.id}`}>
                    <span lang="zh-CN">{system.name}</span>
                  </Link>
                </td>
                <td data-l={t('zone')}>{tCatalog(`zones.${system.zone}`)}</td>
                <td data-l={t('level')}>{tCatalog(`levels.${system.protectionLevel}`)}</td>
                <td className="t2" data-l={t('services')}>
                  {words(system.counts)}
                </td>
                <td data-l={t('state')}>
                  <SystemState counts={system.counts} />
                </td>
                <td className="num" data-l={t('cost')}>
                  {f.money(cost(system.id))}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={5} className="skip-s">
                {t('total')}
              </td>
              <td className="num" data-l={t('total')}>
                {f.money(cost())}
              </td>
            </tr>
          </tfoot>
        </table>
      </Scroll>
    </Section>
  )
}
