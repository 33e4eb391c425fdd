import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { LiveRefresh } from '@/components/shell/live'
import { CopyButton } from '@/components/ui/copy-button'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Tabs } from '@/components/ui/tabs'
import { Tag } from '@/components/ui/tag'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { listHistory } from '@/lib/compute/list-history'
import { listRecentRuns } from '@/lib/compute/list-recent-runs'
import { listSamples, type SampleRange, sampleRanges } from '@/lib/compute/list-samples'
import { getFormat } from '@/lib/i18n/get-format'
import { languageOf } from '@/lib/i18n/in-locale'
import { routes } from '@/lib/routes'
import { dayStart } from '@/lib/shanghai'
import { InstanceState } from '../_components/instance-state'
import { Configuration } from './_components/configuration'
import { Cost } from './_components/cost'
import { History } from './_components/history'
import { MachineActions } from './_components/machine-actions'
import { MachineNotes } from './_components/machine-notes'
import { PowerButtons } from './_components/power-buttons'
import { OpenRun } from './_components/runs'
import { TransferDrawer } from './_components/transfer-drawer'
import { Usage } from './_components/usage'
import { loadMachine } from './load-machine'

export async function generateMetadata({ params }: PageProps<'/instances/[id]'>): Promise<Metadata> {
  return { title: (await loadMachine((await params).id)).name }
}

const historyShown = { overview: 6, history: 200 }

export default async function MachinePage({ params, searchParams }: PageProps<'/instances/[id]'>) {
  const ctx = await requireCtx('instance:read')
  const { id } = await params
  const asked = await searchParams
  const range = (Object.keys(sampleRanges) as SampleRange[]).find((each) => each === asked.range) ?? 'day'
  const tab = asked.tab === 'history' ? 'history' : 'overview'
  const machine = await loadMachine(id)
  const engine = machine.fulfilment === 'compute'
  const overview = tab === 'overview'
  const [points, history, runs, t, f, locale] = await Promise.all([
    overview && engine ? listSamples(ctx, id, range) : [],
    listHistory(ctx, id, historyShown[tab]),
    listRecentRuns(ctx, id, 1),
    getTranslations('compute'),
    getFormat(),
    getLocale(),
  ])
  const now = ctx.now()
  const language = languageOf(locale)
  const here = routes.instances.one(id)
  const openRun = runs.find(({ state }) => state !== 'done' && state !== 'undone')
  const mayTransfer = can(ctx.actor, 'instance:transfer')
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('machine.crumb'), href: routes.instances.list }, { label: machine.system.name }]}
        title={<span lang="zh-CN">{machine.name}</span>}
        beside={
          <>
            <InstanceState state={machine.state} />
            {machine.pool?.driver === 'simulator' ? <Tag>{t('machine.simulated')}</Tag> : null}
          </>
        }
        bare
        actions={
          can(ctx.actor, 'instance:operate') ? <PowerButtons machine={machine} now={now} /> : undefined
        }
        facts={[
          ...(machine.address
            ? [
                {
                  key: 'address',
                  value: (
                    <span className="mono">
                      {machine.address}{' '}
                      <CopyButton value={machine.address} label={t('machine.copyAddress')} />
                    </span>
                  ),
                },
              ]
            : []),
          { key: 'plan', value: machine.plan?.[language] ?? machine.service[language] },
          ...(machine.runningSince
            ? [
                {
                  key: 'up',
                  label: t('machine.up'),
                  value: f.duration((now.getTime() - new Date(machine.runningSince).getTime()) / 1000),
                },
              ]
            : []),
          ...(can(ctx.actor, 'usage:read')
            ? [{ key: 'cost', label: t('machine.cost'), value: <Cost ctx={ctx} machine={machine} /> }]
            : []),
          ...(machine.endsOn
            ? [{ key: 'ends', label: t('machine.ends'), value: f.day(dayStart(machine.endsOn), now) }]
            : []),
        ]}
      />
      <Tabs
        label={machine.name}
        tabs={[
          { label: t('machine.overview'), href: here, current: overview },
          { label: t('machine.history'), href: `${here}?tab=history`, current: !overview },
        ]}
      />
      <div className="with-aside">
        <div>
          <MachineNotes machine={machine} mayTransfer={mayTransfer} />
          {openRun ? <OpenRun run={openRun} now={now} /> : null}
          {overview && engine ? (
            <Usage id={id} range={range} points={points} memoryMiB={machine.spec.memoryMiB ?? 0} now={now} />
          ) : null}
          {overview ? <Configuration machine={machine} now={now} /> : null}
          <Section title={t('machine.history')} note={t('machine.historyNote')}>
            <History items={history} now={now} />
          </Section>
        </div>
        <aside className="aside">
          <div className="aside__in">
            <h2>{t('machine.actions')}</h2>
            <MachineActions
              machine={machine}
              now={now}
              mayOperate={can(ctx.actor, 'instance:operate')}
              mayTransfer={mayTransfer}
              mayOrder={can(ctx.actor, 'order:create')}
            />
          </div>
        </aside>
      </div>
      {asked.do === 'transfer' && mayTransfer ? <TransferDrawer ctx={ctx} machine={machine} /> : null}
      <LiveRefresh topics={[`instance:${id}`, ...runs.map((run) => `run:${run.id}`)]} />
    </>
  )
}
