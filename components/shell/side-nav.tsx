'use client'

import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { currentItem, type NavGroup } from './nav'

export function SideNav({ groups, children }: { groups: NavGroup[]; children?: ReactNode }) {
  const t = useTranslations('shell')
  const id = useId()
  const current = currentItem(groups, usePathname())
  return (
    <nav className="side" id="main-nav" aria-label={t('nav')}>
      {groups.map((group, at) => (
        <div key={group.title ?? 'top'}>
          {group.title ? <h2 id={`${id}-${at}`}>{group.title}</h2> : null}
          <ul aria-labelledby={group.title ? `${id}-${at}` : undefined}>
            {group.items.map((item) => (
              <li key={item.href}>
                <Link href={item.href} aria-current={item.href === current ? 'page' : undefined}>
                  <Icon name={item.icon} />
                  {item.label}
                  {item.count ? <b>{item.count > 99 ? '99+' : item.count}</b> : null}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {children}
    </nav>
  )
}
