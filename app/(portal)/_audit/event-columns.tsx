import type { Column } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { Spoken } from '@/components/ui/spoken'
import { actionWords, capital } from '@/lib/audit/action-words'
import { objectName } from '@/lib/audit/diff'
import type { AuditEvent } from '@/lib/audit/queries'
import type { Format } from '@/lib/i18n/format'

type Translate = ((key: string, params?: Record<string, string>) => string) & { has(key: string): boolean }
type Words = {
  t: Translate
  roles: Translate
  f: Format
  agencies: Map<string, string>
  href(id: string): string
}

const nameOfKind = (t: Translate, kind: string) =>
  t.has(`nouns.${kind}`) ? capital(t(`nouns.${kind}`)) : kind

/** The end of an identifier tells objects apart; its whole stands in the drawer. */
const shortId = (id: string) => (id.length > 20 ? `…${id.slice(-12)}` : id)

/** Who did what to which object, when and by which way; the first column opens the change itself. */
export function eventColumns({ t, roles, f, agencies, href }: Words): Column<AuditEvent>[] {
  const actedFor = ({ actorAgencyId, via }: AuditEvent) =>
    actorAgencyId
      ? agencies.get(actorAgencyId)
      : t(via === 'system' ? 'activity.system' : 'activity.platform')
  return [
    {
      key: 'action',
      head: t('columns.action'),
      cell: (row) => (
        <>
          <Link href={href(row.id)} scroll={false} data-ask={href(row.id)}>
            {actionWords(t, row.action)}
          </Link>
          <span className="sub mono">{row.action}</span>
        </>
      ),
    },
    {
      key: 'object',
      head: t('columns.object'),
      cell: (row) => (
        <span>
          <span lang="zh-CN">{objectName(row.before, row.after) ?? nameOfKind(t, row.objectKind)}</span>
          <span className="sub mono nowrap">{shortId(row.objectId)}</span>
        </span>
      ),
    },
    {
      key: 'person',
      head: t('columns.person'),
      cell: (row) => (
        <span>
          {row.via === 'system' ? t('activity.system') : <span lang="zh-CN">{row.actorName}</span>}
          {row.via === 'system' ? null : (
            <span className="sub">
              <Spoken>
                {f.facts(
                  ...row.actorRoles.map((role) => (roles.has(role) ? roles(role) : role)),
                  actedFor(row),
                )}
              </Spoken>
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'agency',
      head: t('columns.agency'),
      skipOnPhone: true,
      cell: (row) => <span lang="zh-CN">{row.agencyId ? agencies.get(row.agencyId) : '—'}</span>,
    },
    { key: 'via', head: t('columns.via'), nowrap: true, cell: (row) => t(`via.${row.via}`) },
    { key: 'time', head: t('columns.time'), nowrap: true, cell: (row) => f.exact(row.occurredAt) },
  ]
}
