'use server'

import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { formAction } from '@/lib/actions/form-action'
import { ImportFile, ImportId, previewImport } from '@/lib/agencies/preview-import'
import { applyImport } from '@/lib/auth/apply-import'
import { linkOf } from '@/lib/auth/link-of'
import { routes } from '@/lib/routes'

export const previewAgenciesAction = formAction(ImportFile, async (ctx, { file }) => {
  redirect(`${routes.admin.agencies}/import?id=${await previewImport(ctx, 'agencies', await file.text())}`)
})

export const previewPeopleAction = formAction(ImportFile, async (ctx, { file }) => {
  redirect(`${routes.people}/import?id=${await previewImport(ctx, 'people', await file.text())}`)
})

export const applyImportAction = formAction(ImportId, async (ctx, input) => {
  const t = await getTranslations('agencies')
  const applied = await applyImport(ctx, input)
  const rows = applied.map((row) => {
    const [, key] = 'code' in row ? row.code.split('.') : []
    const result =
      'path' in row ? linkOf(row.path) : key && t.has(`errors.${key}`) ? t(`errors.${key}`) : row.code
    return `${row.line} ${row.name} ${result}`
  })
  return { shown: { rows } }
})
