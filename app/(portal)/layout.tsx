import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Shell } from '@/components/shell/shell'
import { requireCtx } from '@/lib/auth/session'
import { languageOf } from '@/lib/i18n/in-locale'
import { frameNotices } from '@/lib/notify/frame-notices'
import { Banner } from './_components/banner'
import { MustRead } from './_components/must-read'
import { shellProps } from './_components/shell-props'

/** The frame of every signed-in page. A mandatory notice takes the page's place until it is confirmed. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const ctx = await requireCtx()
  const frame = await frameNotices(ctx)
  const language = languageOf(await getLocale())
  const mustRead = frame.notices.filter((notice) => notice.mustRead)
  const banners = frame.notices.filter((notice) => notice.banner && !notice.mustRead)
  return (
    <Shell
      {...(await shellProps(ctx, frame))}
      banners={
        banners.length > 0
          ? banners.map((notice) => <Banner key={notice.id} title={notice.title[language]} />)
          : undefined
      }
    >
      {mustRead[0] ? <MustRead notice={mustRead[0]} language={language} left={mustRead.length} /> : children}
    </Shell>
  )
}
