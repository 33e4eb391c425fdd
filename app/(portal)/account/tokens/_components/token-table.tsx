import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { State } from '@/components/ui/state'
import type { SearchParams } from '@/components/ui/table-state'
import type { listAccessTokens } from '@/lib/auth/list-access-tokens'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import { revokeAccessTokenAction } from '../actions'

type Token = Awaited<ReturnType<typeof listAccessTokens>>[number]
const glyphs = { active: 'running', expired: 'closed', revoked: 'closed' } as const

export async function TokenTable({ tokens, params }: { tokens: Token[]; params: SearchParams }) {
  const [t, words, f] = [
    await getTranslations('api.tokens'),
    await getTranslations('api.scopes'),
    await getFormat(),
  ]
  const columns: Column<Token>[] = [
    {
      key: 'name',
      head: t('name'),
      cell: ({ name, hint }) => (
        <>
          <strong>{name}</strong>
          <span className="sub mono">{hint}…</span>
        </>
      ),
    },
    { key: 'state', head: t('state'), cell: ({ state }) => <State is={glyphs[state]}>{t(state)}</State> },
    {
      key: 'scopes',
      head: t('scopes'),
      cell: ({ scopes }) =>
        scopes
          .map((scope) => {
            const key = scope.replace(':', '.')
            return words.has(key) ? words(key) : scope
          })
          .join(t('and')),
    },
    { key: 'agency', head: t('agency'), cell: ({ agencyName }) => agencyName ?? t('platform') },
    { key: 'created', head: t('created'), nowrap: true, cell: ({ createdAt }) => f.day(createdAt) },
    { key: 'expires', head: t('expires'), nowrap: true, cell: ({ expiresAt }) => f.date(expiresAt) },
    {
      key: 'used',
      head: t('lastUsed'),
      nowrap: true,
      cell: ({ lastUsedAt }) => (lastUsedAt ? f.moment(lastUsedAt) : t('never')),
    },
  ]
  return (
    <DataTable
      caption={t('list')}
      columns={columns}
      rows={tokens}
      rowKey={({ id }) => id}
      path={routes.tokens}
      params={params}
      rowMenu={({ id, name, state }) =>
        state === 'active' ? (
          <ActionButton
            action={revokeAccessTokenAction}
            fields={{ tokenId: id }}
            variant="danger"
            size="small"
            confirm={{
              title: t('revokeTitle', { name }),
              consequences: [t('revokeNow'), t('revokeFinal')],
              verb: t('revoke'),
              danger: true,
            }}
          >
            {t('revoke')}
          </ActionButton>
        ) : null
      }
      empty={
        <EmptyState icon="key" title={t('none')}>
          {t('noneHint')}
        </EmptyState>
      }
    />
  )
}
