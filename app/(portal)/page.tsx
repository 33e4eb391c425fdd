import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { lastVisit } from '@/lib/agencies/last-visit'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { getFormat } from '@/lib/i18n/get-format'
import { listWorkAndNews } from '@/lib/notify/list-work-and-news'
import { countMine } from '@/lib/orders/count-mine'
import { routes } from '@/lib/routes'
import { agencyFacts } from './_home/agency-facts'
import { AgencyHome } from './_home/agency-home'
import { agencyRisks } from './_home/agency-risks'
import { News } from './_home/news'
import { platformFacts } from './_home/platform-facts'
import { PlatformHome } from './_home/platform-home'
import { platformRisks } from './_home/platform-risks'
import { Risks } from './_home/risks'
import { Work } from './_home/work'

/** How far back a first visit looks. */
const seasonMs = 100 * 86_400_000

export async function generateMetadata() {
  return { title: (await getTranslations('home'))('title') }
}

/** Waiting for me, at risk, changed since; then what the roles of the reader care for. */
export default async function HomePage() {
  const ctx = await requireCtx('palette:use')
  const { agencyId } = ctx.actor
  const now = ctx.now()
  const visit = await lastVisit(ctx)
  const [t, f, inbox, mine, agency, platform] = await Promise.all([
    getTranslations(),
    getFormat(),
    listWorkAndNews(ctx, visit ?? new Date(now.getTime() - seasonMs)),
    agencyId && can(ctx.actor, 'order:create') ? countMine(ctx) : null,
    agencyId ? agencyFacts(ctx, agencyId) : null,
    agencyId ? null : platformFacts(ctx),
  ])
  const risks = agency ? agencyRisks(agency, t, f) : platform ? platformRisks(platform, t, f) : []
  return (
    <>
      <PageHeader
        title={t('home.title')}
        beside={
          <span className="t3">
            {f.longDate(now)}
            <span className="skip-s ml-3">
              {visit ? t('home.lastVisit', { time: f.moment(visit, now) }) : t('home.firstVisit')}
            </span>
          </span>
        }
        actions={
          can(ctx.actor, 'order:create') && agency ? (
            <LinkButton href={routes.orders.new} variant="primary" icon="plus">
              {t('home.newOrder')}
            </LinkButton>
          ) : null
        }
      />
      <div className="cols cols--rule three">
        <Work {...inbox} now={now} withOthers={mine?.waiting ?? 0} />
        <Risks risks={risks} />
        <News {...inbox} now={now} first={!visit} />
      </div>
      {agency ? <AgencyHome facts={agency} showSpend={can(ctx.actor, 'statement:read')} /> : null}
      {platform ? <PlatformHome facts={platform} /> : null}
    </>
  )
}
