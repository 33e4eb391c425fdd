import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { previewPeopleAction } from '@/app/(portal)/_import/actions'
import { ImportPage } from '@/app/(portal)/_import/import-page'
import { getImport } from '@/lib/agencies/preview-import'
import { requireCtx } from '@/lib/auth/session'
import { routes } from '@/lib/routes'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agencies.import'))('title.people') }
}

export default async function ImportPeoplePage({ searchParams }: PageProps<'/people/import'>) {
  const ctx = await requireCtx('member:import')
  const { id } = await searchParams
  const preview = typeof id === 'string' ? await getImport(ctx, id) : undefined
  return <ImportPage kind="people" back={routes.people} action={previewPeopleAction} preview={preview} />
}
