import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { State } from '@/components/ui/state'
import { HomeColumn } from './home-column'
import type { Risk } from './risk-list'

export async function Risks({ risks }: { risks: Risk[] }) {
  const t = await getTranslations('home')
  return (
    <HomeColumn title={t('risk.title')} count={risks.length} none={t('risk.none')}>
      <ul className="list">
        {risks.slice(0, 6).map((risk) => (
          <li key={risk.key}>
            <div className="ttl">
              <State is={risk.is}>{null}</State>
              <Link href={risk.href}>
                <b>{risk.title}</b>
              </Link>
            </div>
            <p>{risk.text}</p>
          </li>
        ))}
      </ul>
    </HomeColumn>
  )
}
