import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { Spoken } from '@/components/ui/spoken'
import { State } from '@/components/ui/state'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import type { ShownForecast } from '@/lib/scheduler/what-if/queries'

const looks = { waiting: 'building', done: 'running', failed: 'failed' } as const

/** What was asked before, each with what it supposed. */
export async function AskedList({ asked, chosen }: { asked: readonly ShownForecast[]; chosen?: string }) {
  const [t, h, f] = [
    await getTranslations('scheduler.forecast'),
    await getTranslations('scheduler.policies'),
    await getFormat(),
  ]
  if (asked.length === 0) return <p className="t2">{t('asked.none')}</p>
  const supposed = ({ question }: ShownForecast) =>
    f.facts(
      t('supposed.days', { n: question.days }),
      question.growthPercent !== 0 && t('supposed.growth', { n: question.growthPercent }),
      question.moreHosts && t('supposed.hosts', { n: question.moreHosts.count }),
      question.newcomer && t('supposed.machines', { n: question.newcomer.machines }),
      h(question.policy),
    )
  return (
    <ul className="list">
      {asked.map((each) => (
        <li key={each.id}>
          <div className="row">
            <Link
              href={`${routes.desk.forecast}?pool=${each.poolId}&what=${each.id}`}
              aria-current={each.id === chosen ? 'true' : undefined}
            >
              {supposed(each)}
            </Link>
            <span className="push">
              <State is={looks[each.state]}>{t(`states.${each.state}`)}</State>
            </span>
          </div>
          <span className="small t3">
            <Spoken>{f.facts(each.askedByName, f.moment(each.askedAt))}</Spoken>
          </span>
        </li>
      ))}
    </ul>
  )
}
