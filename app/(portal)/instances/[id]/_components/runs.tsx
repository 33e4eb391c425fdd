import { useTranslations } from 'next-intl'
import { Note } from '@/components/ui/note'
import { Section } from '@/components/ui/section'
import { Thread } from '@/components/ui/thread'
import { useFormat } from '@/components/ui/use-format'
import type { ShownRun } from '@/lib/compute/list-recent-runs'

const shapes = {
  waiting: 'waiting',
  running: 'building',
  done: 'done',
  failed: 'failed',
  unknown: 'risk',
  undone: 'returned',
} as const

/** An operation under way, step by step; the page redraws itself as it goes on. */
export function OpenRun({ run, now }: { run: ShownRun; now: Date }) {
  const t = useTranslations('compute')
  const steps = useTranslations('provisioning')
  const f = useFormat()
  const done = run.steps.filter(({ state }) => state === 'done').length
  const seconds = Math.max(0, Math.round((now.getTime() - new Date(run.createdAt).getTime()) / 1000))
  return (
    <Section
      title={t(`runKind.${run.kind}`)}
      note={t('machine.step', { at: Math.min(done + 1, run.steps.length), of: run.steps.length })}
      aside={
        run.state === 'stuck' ? t('machine.stuck') : t('machine.lasted', { duration: f.duration(seconds) })
      }
    >
      {run.state === 'stuck' ? (
        <Note tone="warn" title={t('machine.stuckTitle')} live>
          {run.code && steps.has(`engine.${run.code}` as 'engine.refused')
            ? t('machine.stuckWhy', { reason: steps(`engine.${run.code}` as 'engine.refused') })
            : (run.message ?? t('machine.stuckNote'))}
        </Note>
      ) : null}
      <Thread
        tight
        label={t('machine.now')}
        items={run.steps.map((step) => ({
          key: step.name,
          is: shapes[step.state as keyof typeof shapes] ?? 'waiting',
          title: steps.has(`steps.${step.name}` as 'steps.port')
            ? steps(`steps.${step.name}` as 'steps.port')
            : step.name,
          when: step.endedAt ? f.time(step.endedAt) : undefined,
          next: step.state === 'waiting',
        }))}
      />
    </Section>
  )
}
