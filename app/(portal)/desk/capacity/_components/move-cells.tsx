import { Link } from '@/components/ui/link'
import { Spoken } from '@/components/ui/spoken'
import { can } from '@/lib/auth/permissions'
import type { Actor } from '@/lib/context'
import { routes } from '@/lib/routes'

type Machine = { instanceId: string; name: string; agencyName: string }

/** A machine that moves, opened by who may, and whose it is. */
export function MovedMachine({ actor, machine }: { actor: Actor; machine: Machine }) {
  const { instanceId, name, agencyName } = machine
  return (
    <>
      {can(actor, 'instance:read') ? (
        <Link href={routes.instances.one(instanceId)}>{name}</Link>
      ) : (
        <Spoken>{name}</Spoken>
      )}
      <span className="sub" lang="zh-CN">
        {agencyName}
      </span>
    </>
  )
}

/** The run that carries a move out, once there is one. */
export function MoveRun({ actor, runId, text }: { actor: Actor; runId: string | null; text: string }) {
  return runId && can(actor, 'run:read') ? <Link href={routes.desk.run(runId)}>{text}</Link> : '—'
}
