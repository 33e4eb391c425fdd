import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { previewAgenciesAction } from '@/app/(portal)/_import/actions'
import { ImportPage } from '@/app/(portal)/_import/import-page'
import { getImport } from '@/lib/agencies/preview-import'
import { requireCtx } from '@/lib/auth/session'
import { routes } from '@/lib/routes'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agencies.import'))('title.agencies') }
}

export default async function ImportAgenciesPage({ searchParams }: PageProps<'/admin/agencies/import'>) {
  const ctx = await requireCtx('agency:import')
  const { id } = await searchParams
  const preview = typeof id === 'string' ? await getImport(ctx, id) : undefined
  return (
    <ImportPage
      kind="agencies"
      back={routes.admin.agencies}
      action={previewAgenciesAction}
      preview={preview}
    />
  )
}
