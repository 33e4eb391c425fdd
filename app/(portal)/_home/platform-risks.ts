import type { getTranslations } from 'next-intl/server'
import type { Format } from '@/lib/i18n/format'
import { routes } from '@/lib/routes'
import type { PlatformFacts } from './platform-facts'
import type { Risk } from './risk-list'

type Words = Awaited<ReturnType<typeof getTranslations>>
const fullAt = 0.85
/** The sealer runs every other second; more than this means that it does not. */
const fewRows = 500

/** What may go wrong on the platform, as far as the actor's roles look after it; the worst first. */
export function platformRisks(facts: PlatformFacts, t: Words, f: Format): Risk[] {
  return [
    ...stuckRuns(facts, t, f),
    ...failingJobs(facts, t, f),
    ...records(facts, t),
    ...lateTasks(facts, t, f),
    ...fullPools(facts, t, f),
  ]
}

function stuckRuns({ atRisk }: PlatformFacts, t: Words, f: Format): Risk[] {
  return (atRisk ?? []).map((row) => ({
    key: `run:${row.id}`,
    is: 'failed',
    title: t(row.name ? 'home.risk.stuckRun' : 'home.risk.stuckRunNameless', { name: row.name }),
    text: f.facts(row.agency, t('home.risk.stuckRunText')),
    href: routes.desk.runs,
  }))
}

function failingJobs({ jobs }: PlatformFacts, t: Words, f: Format): Risk[] {
  return (jobs ?? [])
    .filter((job) => job.succeeded === false)
    .map((job) => ({
      key: `job:${job.name}`,
      is: 'failed',
      title: t('home.risk.job', { name: jobName(t, job.name) }),
      text: t('home.risk.jobText', { time: job.startedAt ? f.moment(job.startedAt) : '' }),
      href: routes.desk.jobs,
    }))
}

/** A job this release has no word for still shows. */
export const jobName = (t: Words, name: string): string =>
  t.has(`jobs.recurring.${name}`) ? t(`jobs.recurring.${name}`) : name

function records({ chain, statements }: PlatformFacts, t: Words): Risk[] {
  const risks: Risk[] = []
  if (chain?.whole === false)
    risks.push({
      key: 'broken',
      is: 'failed',
      title: t('home.risk.chainBroken'),
      text: t('home.risk.chainBrokenText'),
      href: routes.admin.audit,
    })
  if (chain && chain.waiting > fewRows)
    risks.push({
      key: 'chain',
      is: 'risk',
      title: t('home.risk.unsealed', { count: chain.waiting }),
      text: t('home.risk.unsealedText'),
      href: routes.admin.audit,
    })
  const differing = (statements ?? []).reduce((sum, row) => sum + row.differing, 0)
  if (differing > 0)
    risks.push({
      key: 'differences',
      is: 'failed',
      title: t('home.risk.differences', { count: differing }),
      text: t('home.risk.differencesText'),
      href: routes.billing.list,
    })
  return risks
}

function lateTasks({ tasks, now }: PlatformFacts, t: Words, f: Format): Risk[] {
  const late = (tasks ?? []).filter(({ overdue }) => overdue > 0)
  const [first] = late.flatMap(({ firstDue }) => firstDue ?? []).sort((a, b) => a.getTime() - b.getTime())
  if (!first) return []
  return [
    {
      key: 'tasks',
      is: 'risk',
      title: t('home.risk.overdueTasks', { count: late.reduce((sum, { overdue }) => sum + overdue, 0) }),
      text: t('home.risk.overdueTasksText', { time: f.moment(first, now) }),
      href: routes.desk.queue,
    },
  ]
}

function fullPools({ pools }: PlatformFacts, t: Words, f: Format): Risk[] {
  return (pools ?? []).flatMap((pool): Risk[] => {
    const href = routes.desk.capacity
    const risks: Risk[] = []
    if (pool.hostsDown > 0)
      risks.push({
        key: `down:${pool.id}`,
        is: 'risk',
        title: t('home.risk.hostsDown', { count: pool.hostsDown }),
        text: t('home.risk.hostsDownText', { name: pool.name }),
        href,
      })
    const taken = pool.vcpu > 0 ? 1 - pool.freeVcpu / pool.vcpu : 0
    if (taken >= fullAt)
      risks.push({
        key: `full:${pool.id}`,
        is: 'risk',
        title: t('home.risk.pool', { name: pool.name, percent: f.percent(taken) }),
        text: t('home.risk.poolText', { left: f.number(pool.freeVcpu), hosts: pool.hostsUp }),
        href,
      })
    return risks
  })
}
