import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { LinkButton } from '@/components/ui/button'
import { TextArea } from '@/components/ui/text-area'
import { can } from '@/lib/auth/permissions'
import { getFormat } from '@/lib/i18n/get-format'
import type { OrderLineView } from '@/lib/orders/get-order'
import type { LineProgress } from '@/lib/provisioning/order-progress'
import { undoCosts } from '@/lib/provisioning/rules'
import { routes } from '@/lib/routes'
import { cancelOrderAction, retryLineAction, retryRunAction, undoRunAction } from '../actions'
import type { OrderPart } from './shared'

type Props = OrderPart & { line: OrderLineView; run: LineProgress | undefined }

/** What was tried, and the ways on: again, by an operator, or given up with what that costs. */
export async function FailedLine({ order, line, run, actor }: Props) {
  const [t, costs, engine, f] = await Promise.all([
    getTranslations('orders.page.progress'),
    getTranslations('provisioning.undoCosts'),
    getTranslations('provisioning.engine'),
    getFormat(),
  ])
  const attempts = run?.attempts ?? []
  const stuck = run?.state === 'stuck'
  const done = run?.steps.filter(({ state }) => state === 'done').map(({ name }) => name) ?? []
  return (
    <div className="failed">
      <p className="t2">{t('notBilled')}</p>
      {attempts.length > 0 ? (
        <div className="trace">
          {attempts.map((attempt, index) => (
            <div key={`${attempt.position}-${attempt.attempt}-${attempt.startedAt}`}>
              {f.exact(attempt.endedAt)}　{t('attempt', { n: index + 1 })}　
              {engine.has(attempt.code as 'refused') ? `${engine(attempt.code as 'refused')}　` : ''}
              {attempt.message}
              {index === attempts.length - 1 && run ? `　${t('trace', { id: run.traceId.slice(0, 8) })}` : ''}
            </div>
          ))}
        </div>
      ) : null}
      <div className="row">
        {stuck && can(actor, 'run:operate') ? (
          <>
            <ActionButton
              action={retryRunAction}
              fields={{ runId: run.runId }}
              variant="primary"
              size="small"
              icon="refresh"
            >
              {t('retry')}
            </ActionButton>
            <ActionButton
              action={undoRunAction}
              fields={{ runId: run.runId }}
              variant="danger"
              size="small"
              confirm={{
                title: t('undoTitle', { name: line.name }),
                consequences: undoCosts(run.kind, done).map((cost) => costs(cost)),
                children: <TextArea name="reason" label={t('undoReason')} required />,
                danger: true,
              }}
            >
              {t('undo')}
            </ActionButton>
          </>
        ) : null}
        {stuck ? (
          can(actor, 'task:work') ? (
            <LinkButton href={routes.desk.run(run.runId)} size="small">
              {t('operatorPage')}
            </LinkButton>
          ) : (
            <span className="small t3">{t('handOver')}</span>
          )
        ) : null}
        {line.state === 'failed' && can(actor, 'order:retry') ? (
          <ActionButton
            action={retryLineAction}
            fields={{ lineId: line.id }}
            variant="primary"
            size="small"
            icon="refresh"
          >
            {t('retryLine')}
          </ActionButton>
        ) : null}
        {line.state === 'failed' && can(actor, 'order:cancel') ? (
          <ActionButton
            action={cancelOrderAction}
            fields={{ orderId: order.id, lineId: line.id }}
            variant="danger"
            size="small"
            confirm={{
              title: t('giveUpTitle', { name: line.name }),
              children: <TextArea name="reason" label={t('undoReason')} />,
              danger: true,
            }}
          >
            {t('giveUp')}
          </ActionButton>
        ) : null}
      </div>
    </div>
  )
}
