import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { openApiDocument } from '@/lib/api/document'
import { tags } from '@/lib/api/operation'
import { referenceOf } from '@/lib/api/reference'
import { requireCtx } from '@/lib/auth/session'
import { routes } from '@/lib/routes'
import { CallerArea } from './_components/caller-area'
import { Contents } from './_components/contents'
import { Conventions } from './_components/conventions'
import { OperationEntry } from './_components/operation-entry'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('api.reference'))('title') }
}

/** Rendered from the OpenAPI document itself, so that page, document and interface cannot disagree. */
export default async function ApiDocsPage() {
  await requireCtx('token:manage')
  const [all, t, words] = await Promise.all([
    getTranslations(),
    getTranslations('api.reference'),
    getTranslations('api.tags'),
  ])
  const operations = referenceOf(openApiDocument(all))
  return (
    <>
      <PageHeader
        title={t('title')}
        lede={t('lede')}
        facts={[{ key: 'base', label: t('base'), value: <code className="mono">/api/v1</code> }]}
        actions={
          <>
            <LinkButton href={routes.api.document} icon="download" download>
              {t('document')}
            </LinkButton>
            <LinkButton href={routes.tokens} icon="key">
              {t('tokens')}
            </LinkButton>
          </>
        }
      />
      <CallerArea>
        <div className="with-aside">
          <div>
            <Conventions />
            {tags.map((tag) => (
              <Section key={tag} id={tag} title={words(tag)}>
                {operations
                  .filter((operation) => operation.tag === tag)
                  .map((operation) => (
                    <OperationEntry key={operation.id} operation={operation} />
                  ))}
              </Section>
            ))}
          </div>
          <Contents operations={operations} />
        </div>
      </CallerArea>
    </>
  )
}
