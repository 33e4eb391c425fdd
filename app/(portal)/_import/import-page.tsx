import { getTranslations } from 'next-intl/server'
import { AnswerForm } from '@/components/ui/answer-form'
import { LinkButton } from '@/components/ui/button'
import { Form } from '@/components/ui/form'
import { Note } from '@/components/ui/note'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { SubmitButton } from '@/components/ui/submit-button'
import { UploadField } from '@/components/ui/upload-field'
import type { FormAction } from '@/lib/actions/form-state'
import { columnKey, type ImportKind, importColumns } from '@/lib/agencies/import-columns'
import type { Preview } from '@/lib/agencies/preview-import'
import { importLimits } from '@/lib/agencies/read-import'
import { applyImportAction } from './actions'
import { PreviewTable } from './preview-table'

type Props = { kind: ImportKind; back: string; action: FormAction; preview: Preview | undefined }

/** A file, what it would do row by row, and only then the deed. */
export async function ImportPage({ kind, back, action, preview }: Props) {
  const t = await getTranslations('agencies.import')
  const column = (key: string) => t(`columns.${columnKey(kind, key)}`)
  const { required, optional } = importColumns[kind]
  const good = preview?.rows.filter((row) => row.errors.length === 0).length ?? 0
  return (
    <>
      <PageHeader
        crumbs={[{ label: t(`back.${kind}`), href: back }]}
        title={t(`title.${kind}`)}
        lede={t('lede', { rows: importLimits.rows })}
      />
      <Section title={t('file')}>
        <p>{t('required', { columns: required.map(column).join(' · ') })}</p>
        <p>{t('optional', { columns: optional.map(column).join(' · ') })}</p>
        <p className="t2">{t(`hint.${kind}`)}</p>
        <Form action={action} aria-label={t('file')}>
          <UploadField
            name="file"
            label={t('choose')}
            accept=".csv,text/csv"
            maxBytes={importLimits.bytes}
            required
          />
          <p className="mt-4">
            <SubmitButton variant={preview ? 'plain' : 'primary'}>{t('preview')}</SubmitButton>
          </p>
        </Form>
      </Section>
      {preview ? (
        <Section title={t('result')} note={t('counts', { good, bad: preview.rows.length - good })}>
          {preview.state === 'applied' ? (
            <Note tone="info" title={t('appliedAlready')} />
          ) : (
            <AnswerForm
              action={applyImportAction}
              fields={{ importId: preview.id }}
              answer={{ title: t('applied'), hint: t('appliedHint'), copy: t('copy') }}
              after={<LinkButton href={back}>{t(`back.${kind}`)}</LinkButton>}
            >
              <p className="row">
                <SubmitButton reason={good === 0 ? t('nothingGood') : undefined}>
                  {t('apply', { count: good })}
                </SubmitButton>
              </p>
            </AnswerForm>
          )}
          <PreviewTable kind={kind} preview={preview} columns={[...required, ...optional]} />
        </Section>
      ) : null}
    </>
  )
}
