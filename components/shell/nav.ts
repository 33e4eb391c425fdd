import type { IconName } from '@/components/ui/icon-shapes'

export type NavItem = { href: string; label: string; icon: IconName; count?: number }
export type NavGroup = { title?: string; items: NavItem[] }

/** The item whose address leads to this page: the longest that the path begins with. */
export function currentItem(groups: NavGroup[], pathname: string): string | undefined {
  return groups
    .flatMap((group) => group.items)
    .map((item) => item.href)
    .filter((href) => pathname === href || (href !== '/' && pathname.startsWith(`${href}/`)))
    .sort((a, b) => b.length - a.length)[0]
}
