import type { Column } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { Spoken } from '@/components/ui/spoken'
import type { Format } from '@/lib/i18n/format'
import type { PlacedMachine } from '@/lib/provisioning/list-machines-by-token'
import { routes } from '@/lib/routes'
import type { RoomOn } from '@/lib/scheduler/list-room-on'
import { InstanceState } from '../../../../../instances/_components/instance-state'
import { PinVerb } from './pin-verb'

export type MachineRow = PlacedMachine & {
  room: RoomOn
  pinned: string | undefined
  agencyName: string
  planName: string
}
type Translate = (key: string, params?: Record<string, string | number>) => string
type Words = { t: Translate; mayOpen: boolean; mayPin: boolean; f: Format }

export function machineColumns({ t, f, mayOpen, mayPin }: Words): Column<MachineRow>[] {
  return [
    {
      key: 'name',
      head: t('columns.name'),
      cell: ({ id, name, agencyName }) => (
        <>
          {mayOpen ? <Link href={routes.instances.one(id)}>{name}</Link> : <Spoken>{name}</Spoken>}
          <span className="sub" lang="zh-CN">
            {agencyName}
          </span>
        </>
      ),
    },
    { key: 'plan', head: t('columns.plan'), cell: ({ planName }) => planName },
    {
      key: 'group',
      head: t('columns.group'),
      cell: ({ room: { groupName, together } }) =>
        groupName ? f.facts(groupName, t(together ? 'together' : 'apart')) : '—',
    },
    { key: 'cores', head: t('columns.cores'), num: true, cell: ({ room }) => f.number(room.vcpu) },
    {
      key: 'memory',
      head: t('columns.memory'),
      num: true,
      nowrap: true,
      cell: ({ room }) => f.mib(room.memoryMiB),
    },
    {
      key: 'disk',
      head: t('columns.disk'),
      num: true,
      nowrap: true,
      cell: ({ room }) => f.gib(room.diskGiB),
    },
    {
      key: 'state',
      head: t('columns.state'),
      nowrap: true,
      cell: ({ state }) => <InstanceState state={state} />,
    },
    {
      key: 'pinned',
      head: t('columns.pinned'),
      cell: ({ id, name, pinned }) => (
        <>
          {pinned === undefined ? null : (
            <span className="sub">
              <Spoken>{pinned}</Spoken>
            </span>
          )}
          {mayPin ? <PinVerb instanceId={id} name={name} reason={pinned} /> : null}
        </>
      ),
    },
  ]
}
