import type { Column } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { Spoken } from '@/components/ui/spoken'
import { State } from '@/components/ui/state'
import type { DecisionRow } from '@/lib/governance/list-decisions'
import type { Format } from '@/lib/i18n/format'
import { routes } from '@/lib/routes'
import { decisionLooks, spanWords, type T, targetWords } from './decision-words'

export function decisionColumns({ t, f, now }: { t: T; f: Format; now: Date }): Column<DecisionRow>[] {
  return [
    {
      key: 'title',
      head: t('fields.title'),
      sort: true,
      cell: (row) => (
        <>
          <Link href={routes.admin.decisions.one(row.id)}>
            <Spoken>{row.title}</Spoken>
          </Link>
          <span className="sub mono">{row.number}</span>
        </>
      ),
    },
    { key: 'kind', head: t('fields.kind'), nowrap: true, cell: (row) => t(`kinds.${row.kind}`) },
    {
      key: 'state',
      head: t('fields.state'),
      nowrap: true,
      cell: (row) => <State {...decisionLooks[row.state]}>{t(`states.${row.state}`)}</State>,
    },
    {
      key: 'agency',
      head: t('fields.agency'),
      cell: (row) => <Spoken>{row.agency ?? '—'}</Spoken>,
      skipOnPhone: true,
    },
    {
      key: 'target',
      head: t('fields.target'),
      cell: (row) => <Spoken>{targetWords(t, f, row) ?? '—'}</Spoken>,
      skipOnPhone: true,
    },
    { key: 'effective', head: t('fields.effective'), sort: true, cell: (row) => spanWords(t, f, row) },
    {
      key: 'number',
      head: t('fields.number'),
      sort: true,
      hidden: true,
      mono: true,
      cell: (row) => row.number,
    },
    {
      key: 'changed',
      head: t('fields.changed'),
      sort: true,
      nowrap: true,
      cell: (row) => f.moment(row.changedAt, now),
    },
  ]
}
