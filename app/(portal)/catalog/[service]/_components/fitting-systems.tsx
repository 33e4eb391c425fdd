import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { State } from '@/components/ui/state'
import type { SystemFit } from '@/lib/catalog/fits-system'
import { routes } from '@/lib/routes'

type Props = { systems: { id: string; name: string; fit: SystemFit }[] }

/** For which of the agency's business systems this service may be ordered, and why not for the others. */
export async function FittingSystems({ systems }: Props) {
  const t = await getTranslations('catalog')
  if (systems.length === 0)
    return (
      <p className="small">
        {t('sheet.noSystems')} <Link href={routes.systems}>{t('sheet.register')}</Link>
      </p>
    )
  return (
    <ul className="list">
      {systems.map(({ id, name, fit }) => (
        <li key={id}>
          <div className="ttl">
            <State is={fit === 'fits' ? 'done' : 'closed'}>
              <span lang="zh-CN">{name}</span>
            </State>
          </div>
          {fit === 'fits' ? null : <p>{t(`sheet.fit.${fit}`)}</p>}
        </li>
      ))}
    </ul>
  )
}
