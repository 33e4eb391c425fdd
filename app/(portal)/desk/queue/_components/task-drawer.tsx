import { getLocale, getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Drawer } from '@/components/ui/drawer'
import { KeyValues } from '@/components/ui/key-values'
import { State } from '@/components/ui/state'
import { requireCtx } from '@/lib/auth/session'
import { type Described, describeConfig } from '@/lib/catalog/describe-config'
import { getFormat } from '@/lib/i18n/get-format'
import { inLocale } from '@/lib/i18n/in-locale'
import type { ShownTask } from '@/lib/provisioning/list-tasks'
import { routes } from '@/lib/routes'
import { taskShapes } from './task-columns'
import { TaskVerbs } from './task-verbs'

/** One task: what is wanted, for whom, by when, and what may be done with it. */
export async function TaskDrawer({ task, closeHref }: { task: ShownTask; closeHref: string }) {
  const [t, locale, f] = await Promise.all([getTranslations('provisioning'), getLocale(), getFormat()])
  const ended = task.endedAt !== null
  const chosen = await chosenIn(task)
  const word = (text: { zh: string; en: string }) => inLocale(text, locale)
  return (
    <Drawer
      title={word(task.title)}
      subtitle={<span lang="zh-CN">{task.agencyName}</span>}
      closeHref={closeHref}
      foot={ended ? undefined : <TaskVerbs task={task} />}
    >
      <div className="stack-4">
        <KeyValues
          items={[
            {
              key: t('queue.columns.state'),
              value: <State is={taskShapes[task.state]}>{t(`taskStates.${task.state}`)}</State>,
            },
            { key: t('queue.columns.kind'), value: t(`taskKinds.${task.kind}`) },
            { key: t('queue.created'), value: f.moment(task.createdAt) },
            { key: t('queue.columns.due'), value: task.dueAt ? f.moment(task.dueAt) : t('queue.noDue') },
            { key: t('queue.columns.assignee'), value: task.assigneeName ?? t('queue.nobody') },
            { key: t('queue.ended'), value: task.endedAt && f.moment(task.endedAt), hide: !task.endedAt },
            { key: t('queue.result'), value: task.result, hide: !task.result },
          ]}
        />
        {chosen.length > 0 ? (
          <section className="stack-2">
            <h3>{t('queue.config')}</h3>
            <KeyValues items={chosen.map(({ label, value }) => ({ key: word(label), value: word(value) }))} />
          </section>
        ) : null}
        <p className="row">
          {task.orderId ? (
            <LinkButton href={routes.orders.one(task.orderId)} size="small">
              {t('queue.openOrder')}
            </LinkButton>
          ) : null}
          {task.runId ? (
            <LinkButton href={routes.desk.run(task.runId)} size="small">
              {t('queue.openRun')}
            </LinkButton>
          ) : null}
          {task.kind === 'orphan' || task.kind === 'ghost' ? (
            <LinkButton href={routes.desk.orphans} size="small">
              {t('queue.openOrphans')}
            </LinkButton>
          ) : null}
        </p>
      </div>
    </Drawer>
  )
}

async function chosenIn({ details }: ShownTask): Promise<Described[]> {
  const { serviceVersionId, config } = details as {
    serviceVersionId?: string
    config?: Record<string, unknown>
  }
  if (!serviceVersionId || !config) return []
  return describeConfig(await requireCtx('task:read'), serviceVersionId, config)
}
