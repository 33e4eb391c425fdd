import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { listAccessTokens } from '@/lib/auth/list-access-tokens'
import { requireCtx } from '@/lib/auth/session'
import { grantableScopes } from '@/lib/auth/token-scopes'
import { routes } from '@/lib/routes'
import { NewToken } from './_components/new-token'
import { TokenTable } from './_components/token-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('api.tokens'))('title') }
}

export default async function TokensPage({ searchParams }: PageProps<'/account/tokens'>) {
  const ctx = await requireCtx('token:manage')
  const [tokens, t, params] = await Promise.all([
    listAccessTokens(ctx),
    getTranslations('api.tokens'),
    searchParams,
  ])
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('account'), href: routes.account }]}
        title={t('title')}
        lede={t('lede')}
        actions={
          <>
            <LinkButton href={routes.apiDocs} icon="terminal">
              {t('docs')}
            </LinkButton>
            <NewToken scopes={grantableScopes(ctx.actor)} />
          </>
        }
      />
      <TokenTable tokens={tokens} params={params} />
    </>
  )
}
