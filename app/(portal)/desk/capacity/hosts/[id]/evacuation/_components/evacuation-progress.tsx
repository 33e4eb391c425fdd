import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { DataTable } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { Meter } from '@/components/ui/meter'
import { Section } from '@/components/ui/section'
import { Spoken } from '@/components/ui/spoken'
import { State } from '@/components/ui/state'
import { TextInput } from '@/components/ui/text-input'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import type { EvacuationShown, MoveShown } from '@/lib/evacuation/find-evacuation'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import { MovedMachine, MoveRun } from '../../../../_components/move-cells'
import { stopEvacuationAction } from '../../../actions'

const shapes = { running: 'building', done: 'done', incomplete: 'risk', stopped: 'stopped' } as const
const moveShapes = {
  blocked: 'risk',
  waiting: 'waiting',
  reserved: 'waiting',
  running: 'building',
  stuck: 'failed',
  done: 'done',
  failed: 'failed',
  cancelled: 'closed',
} as const

/** Every machine with where it goes and how far it is, live; may be stopped while it goes on. */
export async function EvacuationProgress({
  evacuation,
  hostId,
}: {
  evacuation: EvacuationShown
  hostId: string
}) {
  const ctx = await requireCtx('capacity:read')
  const [t, engine, f] = await Promise.all([
    getTranslations('evacuation'),
    getTranslations('provisioning.engine'),
    getFormat(),
  ])
  const { state, moves } = evacuation
  const done = moves.filter((move) => move.state === 'done').length
  const progress = t('progress.of', { done, total: moves.length })
  const whyOf = ({ code, params }: MoveShown) => {
    if (!code) return null
    if (code !== 'failed') return t(`reasons.${code}`, params ?? {})
    const known = String(params?.engine ?? 'undone')
    return t('reasons.failed', { why: engine.has(known) ? engine(known) : known })
  }
  return (
    <Section
      title={t(`kinds.${evacuation.kind}`)}
      note={f.facts(
        f.moment(evacuation.createdAt),
        evacuation.requesterName,
        evacuation.endedAt && t('progress.ended', { moment: f.moment(evacuation.endedAt) }),
      )}
      aside={
        state === 'running' && can(ctx.actor, 'capacity:manage') ? (
          <ActionButton
            action={stopEvacuationAction}
            fields={{ evacuationId: evacuation.id }}
            confirm={{
              title: t('stop.title'),
              consequences: [t('stop.rest'), t('stop.current'), t('stop.host')],
              children: <TextInput name="reason" label={t('reason')} required />,
            }}
          >
            {t('stop.verb')}
          </ActionButton>
        ) : undefined
      }
    >
      <p>
        <State is={shapes[state]}>{t(`states.${state}`)}</State>{' '}
        <span className="t3">
          <Spoken>{evacuation.reason}</Spoken>
        </span>
      </p>
      <Meter
        label={t('progress.label')}
        figures={progress}
        text={progress}
        limit={moves.length}
        used={done}
        warnAt={0}
      />
      <DataTable<MoveShown>
        caption={t(`kinds.${evacuation.kind}`)}
        rows={moves}
        rowKey={({ instanceId }) => instanceId}
        path={routes.desk.evacuation(hostId)}
        params={{}}
        dense
        flush
        columns={[
          {
            key: 'machine',
            head: t('columns.machine'),
            cell: (move) => <MovedMachine actor={ctx.actor} machine={move} />,
          },
          { key: 'cores', head: t('columns.cores'), num: true, cell: ({ vcpu }) => f.number(vcpu) },
          {
            key: 'state',
            head: t('columns.state'),
            nowrap: true,
            cell: (move) => <State is={moveShapes[move.state]}>{t(`moves.${move.state}`)}</State>,
          },
          {
            key: 'where',
            head: t('columns.where'),
            cell: (move) => (
              <>
                {move.toHostId && move.toHostName ? (
                  <Link href={routes.desk.host(move.toHostId)}>{move.toHostName}</Link>
                ) : null}
                <Spoken>{whyOf(move)}</Spoken>
              </>
            ),
          },
          {
            key: 'run',
            head: t('columns.run'),
            cell: ({ runId }) => <MoveRun actor={ctx.actor} runId={runId} text={t('run')} />,
          },
        ]}
      />
    </Section>
  )
}
