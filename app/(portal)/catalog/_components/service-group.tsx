import { getLocale, getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { Tag } from '@/components/ui/tag'
import type { LowestPrice } from '@/lib/billing/lowest-prices'
import type { ServiceList } from '@/lib/catalog/list-services'
import { getFormat } from '@/lib/i18n/get-format'
import { inLocale } from '@/lib/i18n/in-locale'
import { routes } from '@/lib/routes'
import style from '../catalog.module.css'
import { familyIcons } from './family-icons'

type Props = {
  family: string
  rows: ServiceList['services']
  prices: Map<string, LowestPrice>
  used: ReadonlySet<string>
  mayOrder: boolean
}

export async function ServiceGroup({ family, rows, prices, used, mayOrder }: Props) {
  const [t, f, locale] = await Promise.all([getTranslations('catalog'), getFormat(), getLocale()])
  const price = (serviceId: string) => {
    const lowest = prices.get(serviceId)
    return lowest
      ? t('priceFrom', { price: f.price(lowest.unitPrice), unit: t(`per.${lowest.unit}`) })
      : t('free')
  }
  return (
    <>
      <h2 className={style.group}>
        {t(`families.${family}`)} <span>{t('items', { count: rows.length })}</span>
      </h2>
      {rows.map(({ service, version, plans }) => (
        <article key={service.id} className={style.hit}>
          <Icon name={familyIcons[family] ?? 'catalog'} />
          <div>
            <Link href={routes.catalog.one(service.id)}>
              <b>{inLocale(version.name, locale)}</b>
            </Link>{' '}
            {used.has(service.id) ? <Tag tone="act">{t('inUse')}</Tag> : null}
            <p>{inLocale(version.summary, locale)}</p>
          </div>
          <div className={style.price}>
            {price(service.id)}
            <small>{t('plans', { count: plans })}</small>
          </div>
          <div className={style.optional}>
            {t(`fulfilment.${service.fulfilment}`)}
            <small>{t('leadTime', { hours: version.leadTimeHours })}</small>
          </div>
          <div className={style.optional}>
            {version.zones.map((zone) => t(`zones.${zone}`)).join(t('comma'))}
            <small>{version.protectionLevels.map((level) => t(`levels.${level}`)).join(t('comma'))}</small>
          </div>
          <div>
            {mayOrder ? (
              <LinkButton size="small" href={routes.orders.newFor(service.id)}>
                {t('order')}
              </LinkButton>
            ) : null}
          </div>
        </article>
      ))}
    </>
  )
}
