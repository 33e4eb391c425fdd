import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { ShellProps } from '@/components/shell/shell'
import { listHats } from '@/lib/agencies/person-queries'
import { platformHat } from '@/lib/auth/switch-hat'
import type { Ctx } from '@/lib/context'
import { env } from '@/lib/env'
import type { PageCounts } from '@/lib/navigation/page-counts'
import { pageGroups, pagesOf } from '@/lib/navigation/pages'
import type { FrameNotices } from '@/lib/notify/frame-notices'
import { routes } from '@/lib/routes'
import { signOutAction, switchAgencyAction } from '../actions'

/** The frame of one reader: their pages by group, the hats they may wear, their bell. */
export async function shellProps(ctx: Ctx, frame: FrameNotices): Promise<Omit<ShellProps, 'children'>> {
  const [t, role, hats] = await Promise.all([
    getTranslations('navigation'),
    getTranslations('auth.roles'),
    listHats(ctx, ctx.actor.personId ?? ''),
  ])
  const rolesOf = (roles: readonly string[]) => roles.map((each) => role(each)).join(t('and'))
  const pages = pagesOf(ctx.actor)
  const counts: PageCounts = { ...frame.counts, inbox: frame.waiting }
  const choices = hats.map((hat) => ({
    id: hat.agencyId ?? platformHat,
    name: hat.agencyId ? hat.name : t('platform'),
    role: rolesOf(hat.roles),
  }))
  const current = choices.find(({ id }) => id === (ctx.actor.agencyId ?? platformHat))
  const mine = pages.filter(({ key }) => key === 'account' || key === 'tokens' || key === 'apiDocs')
  return {
    homeHref: routes.home,
    nav: pageGroups
      .map((group) => ({
        title: group === 'top' ? undefined : t(`groups.${group}`),
        items: pages
          .filter((page) => page.group === group && !page.hidden)
          .map(({ key, href, icon }) => ({ href, icon, label: t(`pages.${key}`), count: counts[key] })),
      }))
      .filter(({ items }) => items.length > 0),
    user: {
      name: ctx.actor.name,
      role: rolesOf(ctx.actor.roles),
      links: mine.map(({ key, href, icon }) => ({ href, icon, label: t(`pages.${key}`) })),
      signOut: signOutAction,
    },
    agency: current && {
      current,
      others: choices.filter(({ id }) => id !== current.id),
      action: switchAgencyAction,
    },
    inbox: { href: routes.inbox, unread: frame.unread },
    demonstration: env.DEMO,
    topics: [`inbox:${ctx.actor.personId}`],
  }
}
