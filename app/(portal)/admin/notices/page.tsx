import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { DialogButton } from '@/components/ui/dialog-button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { tableHref } from '@/components/ui/table-state'
import { listNames } from '@/lib/agencies/list-names'
import { agencyTree } from '@/lib/agencies/queries'
import { requireCtx } from '@/lib/auth/session'
import { getFormat } from '@/lib/i18n/get-format'
import { languageOf } from '@/lib/i18n/in-locale'
import { listNoticeReaders, listPublishedNotices } from '@/lib/notify/notice-queries'
import { routes } from '@/lib/routes'
import { noticeColumns } from './_components/notice-columns'
import { PublishForm } from './_components/publish-form'
import { ReadersDrawer } from './_components/readers-drawer'

const path = routes.admin.notices

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notify.admin'))('title') }
}

export default async function NoticesAdminPage({ searchParams }: PageProps<'/admin/notices'>) {
  const ctx = await requireCtx('notice:publish')
  const [params, t, f, locale] = await Promise.all([
    searchParams,
    getTranslations('notify.admin'),
    getFormat(),
    getLocale(),
  ])
  const language = languageOf(locale)
  const published = await listPublishedNotices(ctx)
  const names = await listNames(
    ctx,
    published.map(({ notice }) => notice.publishedBy),
  )
  const agencies = (await agencyTree(ctx)).flatMap(below)
  const open = published.find(({ notice }) => notice.id === params.notice)?.notice
  return (
    <>
      <PageHeader
        title={t('title')}
        lede={t('lede')}
        bare
        actions={
          <DialogButton label={t('new')} title={t('new')} variant="primary" icon="plus" wide>
            <PublishForm agencies={agencies} />
          </DialogButton>
        }
      />
      <DataTable
        caption={t('title')}
        columns={noticeColumns({
          t,
          f,
          language,
          names,
          now: ctx.now(),
          href: (notice) => tableHref(path, params, { notice }),
        })}
        rows={published}
        rowKey={({ notice }) => notice.id}
        path={path}
        params={params}
        empty={
          <EmptyState icon="mail" title={t('none.title')}>
            {t('none.text')}
          </EmptyState>
        }
      />
      {open ? (
        <ReadersDrawer
          title={open.title[language]}
          readers={await listNoticeReaders(ctx, open.id)}
          closeHref={tableHref(path, params, { notice: undefined })}
        />
      ) : null}
    </>
  )
}

type Node = Awaited<ReturnType<typeof agencyTree>>[number]

const below = (node: Node): { id: string; name: string }[] => [
  ...node.agencies,
  ...node.children.flatMap(below),
]
