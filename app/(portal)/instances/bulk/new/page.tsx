import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Form } from '@/components/ui/form'
import { Note } from '@/components/ui/note'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { SubmitButton } from '@/components/ui/submit-button'
import { readFilter, tableHref } from '@/components/ui/table-state'
import { Tabs } from '@/components/ui/tabs'
import { TextInput } from '@/components/ui/text-input'
import { requireCtx } from '@/lib/auth/session'
import { bulkLimit, bulkVerbs } from '@/lib/compute/input'
import { InstanceFilter } from '@/lib/compute/instance-filter'
import { listIds } from '@/lib/compute/list-ids'
import { previewBulk } from '@/lib/compute/preview-bulk'
import { routes } from '@/lib/routes'
import { startBulkAction } from '../../actions'
import { PreviewTable } from '../_components/preview-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('compute.bulk'))('startedAs') }
}

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Picked rows (`ids`) or a whole filtered result: what the verb would do to each, before it is begun. */
export default async function NewBulkPage({ searchParams }: PageProps<'/instances/bulk/new'>) {
  const ctx = await requireCtx('instance:operate')
  const [params, t] = await Promise.all([searchParams, getTranslations('compute')])
  const verb = bulkVerbs.find((each) => each === params.verb) ?? 'start'
  const picked = readFilter(params, 'ids').filter((id) => uuidForm.test(id))
  // Renewing and closing are ordered and approved, not switched: the order form takes it from here.
  if (params.verb === 'renew' || params.verb === 'close')
    redirect(routes.instances.change(params.verb, picked.join(',')))
  const found = picked.length > 0 ? picked : await listIds(ctx, InstanceFilter.parse(params), bulkLimit + 1)
  const preview = await previewBulk(ctx, verb, found.slice(0, bulkLimit))
  const able = preview.filter(({ verdict }) => verdict.ok)
  const name = t(`verb.${verb}`)
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('list.title'), href: routes.instances.list }, { label: t('bulk.startedAs') }]}
        title={t('bulk.title', { verb: name })}
        lede={t('bulk.previewLede')}
        bare
      />
      <Tabs
        label={t('bulk.verb')}
        tabs={bulkVerbs.map((each) => ({
          label: t(`verb.${each}`),
          href: tableHref(routes.instances.newBulk, params, { verb: each }),
          current: each === verb,
        }))}
      />
      {preview.length === 0 ? (
        <Section title={t('bulk.preview')}>
          <EmptyState
            icon="server"
            title={t('bulk.none')}
            actions={<LinkButton href={routes.instances.list}>{t('bulk.back')}</LinkButton>}
          />
        </Section>
      ) : (
        <>
          <Section>
            {found.length > bulkLimit ? <Note tone="warn">{t('bulk.truncated')}</Note> : null}
            <Form
              action={startBulkAction}
              fields={{ verb, ids: able.map(({ instance }) => instance.id).join(',') }}
              className="formcol stack-4"
            >
              {verb === 'tag' ? (
                <TextInput name="tags" label={t('bulk.tags')} hint={t('dialog.tagsHint')} required />
              ) : null}
              <p>
                <b>{t('bulk.can', { count: able.length })}</b>{' '}
                <span className="t2">{t('bulk.cannot', { count: preview.length - able.length })}</span>
              </p>
              <div className="row">
                <SubmitButton reason={able.length === 0 ? t('errors.nothingToDo') : undefined}>
                  {t('bulk.run', { verb: name, count: able.length })}
                </SubmitButton>
                <LinkButton variant="quiet" href={routes.instances.list}>
                  {t('bulk.back')}
                </LinkButton>
              </div>
            </Form>
          </Section>
          <PreviewTable preview={preview} />
        </>
      )}
    </>
  )
}
